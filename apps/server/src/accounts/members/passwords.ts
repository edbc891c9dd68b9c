import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import type { HashQueue } from "./hash-queue.ts";

const derive = promisify(argon2);

/** What OWASP asks of argon2id at the least, with one lane: 19 MiB, two passes (Password Storage Cheat Sheet). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const TAG_BYTES = 32;

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, as the PHC string format writes it. */
const PHC = /^\$argon2id\$v=19\$m=(?<memory>\d+),t=(?<passes>\d+),p=(?<lanes>\d+)\$(?<salt>[\w+/]+)\$(?<tag>[\w+/]+)$/;

/** As long as nobody's password has been hashed with other costs, whoever is unknown costs what a member does. */
const NOBODYS = phcOf(COST, Buffer.alloc(SALT_BYTES), Buffer.alloc(TAG_BYTES));

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

/**
 * Hashes passwords and compares them: some thirty milliseconds of a thread of libuv's pool each, which the queue keeps from
 * taking all of it.
 */
export class Passwords {
  readonly #queue: Pick<HashQueue, "run">;

  constructor(queue: Pick<HashQueue, "run">) {
    this.#queue = queue;
  }

  /**
   * Returns a PHC string; refuses with `BUSY` when too many wait. What is to be known first is asked by `before` when it is this
   * one's turn: a crowd that comes at once asks nothing of the database at once.
   */
  hash(password: string, before: () => Promise<void> = () => Promise.resolve()): Promise<string> {
    return this.#queue.run(async () => {
      await before();
      const salt = randomBytes(SALT_BYTES);
      return phcOf(COST, salt, await deriveFrom(password, { cost: COST, salt, bytes: TAG_BYTES }));
    });
  }

  /** Says whether that is the password of the hash that is looked up; without one it takes as long, and is not. Refuses with `BUSY`. */
  isRight(password: string, lookUp: () => Promise<string | null>): Promise<boolean> {
    return this.#queue.run(async () => isOf(await lookUp(), password));
  }
}

async function isOf(hash: string | null, password: string): Promise<boolean> {
  const { memory, passes, lanes, salt = "", tag = "" } = PHC.exec(hash ?? NOBODYS)?.groups ?? {};
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(lanes) };
  const right = Buffer.from(tag, "base64");
  const said = await deriveFrom(password, { cost, salt: Buffer.from(salt, "base64"), bytes: right.length });
  return timingSafeEqual(said, right) && hash !== null;
}

function deriveFrom(
  password: string,
  { cost, salt, bytes }: { readonly cost: Cost; readonly salt: Buffer; readonly bytes: number },
): Promise<Buffer> {
  // One keyboard composes what another writes as two characters.
  const message = password.normalize("NFKC");
  return derive("argon2id", { ...cost, message, nonce: salt, tagLength: bytes });
}

function phcOf({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const plain = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${plain(salt)}$${plain(tag)}`;
}
