import { lazy } from "react";

/** The visitor's own part of the settings, which comes when these are opened. */
export const Account = lazy(async () => ({
  default: (await import("#features/session/account-part.tsx")).AccountPart,
}));
