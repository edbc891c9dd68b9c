import { generateKeyPairSync, hash, randomBytes, sign } from "node:crypto";
import type { MadePasskey, PasskeyAnswer } from "@trelyazh/protocol";

/** What a browser is asked, and the page that asks. */
export interface Asked {
  readonly challenge: string;
  readonly origin: string;
}

/** A key that is kept in memory and does what a telephone or a browser does. */
export interface SoftPasskey {
  readonly make: (asked: Asked) => MadePasskey;
  readonly answer: (asked: Asked) => PasskeyAnswer;
}

/** Its owner is there, and has proven so; a new one says its public half as well. */
const ANSWERING = 0x05;
const MAKING = 0x45;

/** Makes one that counts its uses, as the smaller half of real ones does. */
export function softPasskey(): SoftPasskey {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const idBytes = randomBytes(32);
  const id = idBytes.toString("base64url");
  let uses = 0;
  const named = { id, rawId: id, type: "public-key", clientExtensionResults: {} } as const;
  const client = (type: string, { challenge, origin }: Asked) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const head = ({ origin }: Asked, flags: number) => {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(uses);
    return Buffer.concat([hash("sha256", new URL(origin).hostname, "buffer"), Buffer.from([flags]), counter]);
  };
  return {
    make(asked) {
      // A map of CBOR: key type EC2, algorithm ES256, curve P-256, and the point's halves.
      const key = Buffer.concat([
        Buffer.from("a5010203262001215820", "hex"),
        Buffer.from(x, "base64url"),
        Buffer.from("225820", "hex"),
        Buffer.from(y, "base64url"),
      ]);
      const data = Buffer.concat([
        head(asked, MAKING),
        Buffer.alloc(16),
        Buffer.from([0, idBytes.length]),
        idBytes,
        key,
      ]);
      // `fmt: "none"`, nothing attested, and the data of up to 255 bytes.
      const front = Buffer.concat([
        Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746158", "hex"),
        Buffer.from([data.length]),
      ]);
      return {
        ...named,
        response: {
          clientDataJSON: client("webauthn.create", asked).toString("base64url"),
          attestationObject: Buffer.concat([front, data]).toString("base64url"),
        },
      };
    },
    answer(asked) {
      uses += 1;
      const data = head(asked, ANSWERING);
      const said = client("webauthn.get", asked);
      const signed = Buffer.concat([data, hash("sha256", said, "buffer")]);
      return {
        ...named,
        response: {
          clientDataJSON: said.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      };
    },
  };
}
