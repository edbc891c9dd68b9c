/** Where a member signs in: the address has it behind that of the account. */
export const SIGN_IN = { door: "sign-in" } as const;

/** Where somebody takes along, or deletes, what the club keeps of them. */
export const OWN_DATA = { door: "data" } as const;

/** Where a member comes back who has lost the password. */
export const COME_BACK = { door: "come-back" } as const;
