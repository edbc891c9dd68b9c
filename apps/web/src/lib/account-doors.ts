/** Where a member signs in: the address has it behind that of the account. */
export const SIGN_IN = { door: "sign-in" } as const;
