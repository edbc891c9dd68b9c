import { z } from "zod";
import { MadePasskey, PasskeyAnswer, PasskeyLabel } from "./identity/passkeys.ts";
import { TypedName } from "./inputs.ts";
import { PASSWORD_LENGTH } from "./member-terms.ts";

const newPassword = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most);
/** One that somebody says they have: whether it could be one is not told. */
const saidPassword = z.string().min(1).max(PASSWORD_LENGTH.most);

/** A guest becomes a member under that name. */
export const BecomeMember = z.strictObject({ name: TypedName, password: newPassword });
export type BecomeMember = z.infer<typeof BecomeMember>;

/** A guest becomes a member who signs in by a passkey instead. */
export const BecomeByPasskey = z.strictObject({ name: TypedName, made: MadePasskey, label: PasskeyLabel });
export type BecomeByPasskey = z.infer<typeof BecomeByPasskey>;

/** What a browser is to call a new passkey: the name that its owner has, or wants. */
export const MakePasskey = z.strictObject({ name: TypedName });
export type MakePasskey = z.infer<typeof MakePasskey>;

/** By what a member proves that they are there: the password, or one of their passkeys. */
export const ProvenBy = z.union([
  z.strictObject({ password: saidPassword }),
  z.strictObject({ passkey: PasskeyAnswer }),
]);
export type ProvenBy = z.infer<typeof ProvenBy>;

export const AddPasskey = z.strictObject({ proof: ProvenBy, made: MadePasskey, label: PasskeyLabel });
export type AddPasskey = z.infer<typeof AddPasskey>;

export const RemovePasskey = z.strictObject({ passkeyId: z.string().min(1).max(1364) });
export type RemovePasskey = z.infer<typeof RemovePasskey>;

/** Somebody says which member they are, by the name that others see. */
export const SignIn = z.strictObject({ name: TypedName, password: saidPassword });
export type SignIn = z.infer<typeof SignIn>;

/** An address to which the club may write; the lower case of it is kept. */
const email = z
  .email()
  .max(254)
  .transform((address) => address.toLowerCase());
const locale = z.enum(["ru", "en"]);
const sixDigits = z.string().regex(/^\d{6}$/);

/** Somebody has lost the password, and has proven an address before. The answer is the same for every address. */
export const AskForCode = z.strictObject({ email, locale });
export type AskForCode = z.infer<typeof AskForCode>;

/** Somebody comes back by a code, and chooses another password: by one that was sent to an address, or, with the name, by one of their own or an operator's. */
export const Recover = z.union([
  z.strictObject({ email, code: sixDigits, newPassword }),
  z.strictObject({ name: TypedName, code: z.string().trim().min(6).max(24), newPassword }),
]);
export type Recover = z.infer<typeof Recover>;

/** A member wants to be able to come back by that address, and proves it with `ProveEmail`. */
export const AddEmail = z.union([
  z.strictObject({ email, locale, password: saidPassword }),
  z.strictObject({ email, locale, passkey: PasskeyAnswer }),
]);
export type AddEmail = z.infer<typeof AddEmail>;

export const ProveEmail = z.strictObject({ code: sixDigits });
export type ProveEmail = z.infer<typeof ProveEmail>;

/** What `member.become` has answered, for the cookie that only an answer over HTTP can set. */
export const TakeCookie = z.strictObject({ claim: z.string().min(1).max(256) });
export type TakeCookie = z.infer<typeof TakeCookie>;

export const ChangePassword = z.union([
  z.strictObject({ password: saidPassword, newPassword }),
  z.strictObject({ passkey: PasskeyAnswer, newPassword }),
]);
export type ChangePassword = z.infer<typeof ChangePassword>;

export const EndSession = z.strictObject({ sessionId: z.string().min(1).max(64) });
export type EndSession = z.infer<typeof EndSession>;
