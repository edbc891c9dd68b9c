import { lazy } from "react";

/** The visitor's own part of the settings, which comes when these are opened. */
export const Account = lazy(async () => ({
  default: (await import("#features/session/account-part.tsx")).AccountPart,
}));

/** The way to the visitor's friends, in the bar; nothing for a stranger. */
export const People = lazy(async () => ({
  default: (await import("#features/people/people-sign.tsx")).PeopleSign,
}));
