import { z } from "zod";
import { isOwnText } from "../people.ts";

/** Bytes as WebAuthn writes them for JSON; the least is one. */
function bytes(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .regex(/^[\w-]+$/);
}

/** A credential's id is 1023 bytes at most. */
const id = bytes(1364);
const type = z.literal("public-key");
const clientExtensionResults = z.object({});

/** A passkey that a browser has just made, as it writes it down for a server; what else it says is left out. */
export const MadePasskey = z.object({
  id,
  rawId: id,
  type,
  clientExtensionResults,
  response: z.object({ clientDataJSON: bytes(2048), attestationObject: bytes(8192) }),
});
export type MadePasskey = z.infer<typeof MadePasskey>;

/** What a browser says in the name of whoever has a passkey. */
export const PasskeyAnswer = z.object({
  id,
  rawId: id,
  type,
  clientExtensionResults,
  response: z.object({ clientDataJSON: bytes(2048), authenticatorData: bytes(2048), signature: bytes(2048) }),
});
export type PasskeyAnswer = z.infer<typeof PasskeyAnswer>;

/** How its owner calls a passkey, in characters. */
export const PASSKEY_LABEL_LENGTH = 40;

export const PasskeyLabel = z.string().trim().normalize("NFC").min(1).max(PASSKEY_LABEL_LENGTH).refine(isOwnText);

/**
 * For what a browser asks its passkeys: to sign in, or to prove that whoever is signed in is there.
 */
export const PASSKEY_USES = ["signIn", "proof"] as const;
export type PasskeyUse = (typeof PASSKEY_USES)[number];

export const AskForPasskey = z.strictObject({ use: z.enum(PASSKEY_USES) });
export type AskForPasskey = z.infer<typeof AskForPasskey>;

export const SignInByPasskey = z.strictObject({ answer: PasskeyAnswer });
export type SignInByPasskey = z.infer<typeof SignInByPasskey>;

/** A passkey of one's own, as its owner sees it. */
export interface OwnPasskey {
  readonly id: string;
  readonly label: string;
  /** Epoch milliseconds. */
  readonly since: number;
  /** Epoch milliseconds; null until it is used. */
  readonly lastUsed: number | null;
}

/** By what a member signs in. */
export interface WaysIn {
  readonly hasPassword: boolean;
  readonly passkeys: readonly OwnPasskey[];
}
