import { z } from "zod";
import { TypedName } from "./inputs.ts";
import { PASSWORD_LENGTH } from "./member-terms.ts";

const newPassword = z.string().min(PASSWORD_LENGTH.least).max(PASSWORD_LENGTH.most);
/** One that somebody says they have: whether it could be one is not told. */
const saidPassword = z.string().min(1).max(PASSWORD_LENGTH.most);

/** A guest becomes a member under that name. */
export const BecomeMember = z.strictObject({ name: TypedName, password: newPassword });
export type BecomeMember = z.infer<typeof BecomeMember>;

/** Somebody says which member they are, by the name that others see. */
export const SignIn = z.strictObject({ name: TypedName, password: saidPassword });
export type SignIn = z.infer<typeof SignIn>;

/** What `member.become` has answered, for the cookie that only an answer over HTTP can set. */
export const TakeCookie = z.strictObject({ claim: z.string().min(1).max(256) });
export type TakeCookie = z.infer<typeof TakeCookie>;

export const ChangePassword = z.strictObject({ password: saidPassword, newPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

export const EndSession = z.strictObject({ sessionId: z.string().min(1).max(64) });
export type EndSession = z.infer<typeof EndSession>;
