import { MEMBER_ROUTES, type MadePasskey, type PasskeyAnswer, type PasskeyUse } from "@trelyazh/protocol";
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { askOverHttp } from "#lib/club/identity/ask-for-cookie.ts";

/** The browser, or whoever sits before it, did not go through with it. */
export class PasskeyStopped extends Error {
  override readonly name = "PasskeyStopped";

  constructor(cause: unknown) {
    super("no passkey was given", { cause });
  }
}

/** Says whether this browser can keep passkeys for the club: they belong to names, and an address of numbers is none. */
export function arePasskeysPossible(): boolean {
  const isNumbers = /^[\d.]+$|:/.test(location.hostname);
  return window.isSecureContext && "PublicKeyCredential" in window && !isNumbers;
}

/** Has the browser make a passkey for whoever is here and has that name, or wants it. Throws a `ClubRefusal` or `PasskeyStopped`. */
export async function makePasskey(name: string): Promise<MadePasskey> {
  // The club answers so.
  const optionsJSON = (await askOverHttp(MEMBER_ROUTES.makePasskey, {
    name,
  })) as PublicKeyCredentialCreationOptionsJSON;
  const { startRegistration } = await import("@simplewebauthn/browser");
  const { id, rawId, response } = await startRegistration({ optionsJSON }).catch(stopped);
  const { clientDataJSON, attestationObject } = response;
  return {
    id,
    rawId,
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON, attestationObject },
  };
}

/** Has somebody answer by a passkey that this browser, or a telephone beside it, keeps. Throws a `ClubRefusal` or `PasskeyStopped`. */
export async function answerByPasskey(use: PasskeyUse): Promise<PasskeyAnswer> {
  // The club answers so.
  const optionsJSON = (await askOverHttp(MEMBER_ROUTES.askForPasskey, {
    use,
  })) as PublicKeyCredentialRequestOptionsJSON;
  const { startAuthentication } = await import("@simplewebauthn/browser");
  const { id, rawId, response } = await startAuthentication({ optionsJSON }).catch(stopped);
  const { clientDataJSON, authenticatorData, signature } = response;
  return {
    id,
    rawId,
    type: "public-key",
    clientExtensionResults: {},
    response: { clientDataJSON, authenticatorData, signature },
  };
}

function stopped(cause: unknown): never {
  throw new PasskeyStopped(cause);
}
