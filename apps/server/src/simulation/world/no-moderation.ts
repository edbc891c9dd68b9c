import { ClubError } from "../../club-error.ts";
import type { Features } from "../../router.ts";

const refuse = () => Promise.reject(new ClubError("NOT_FOUND"));
const allow = () => Promise.resolve();

/** Nobody in the simulated club reports anybody. */
export const NO_MODERATION: Features["moderation"] = {
  reporting: { report: refuse, own: refuse, read: refuse, appeal: refuse },
  moderating: {
    queue: refuse,
    claim: refuse,
    release: refuse,
    decide: refuse,
    decideAct: refuse,
    alike: refuse,
    keepApart: refuse,
  },
  limits: { report: allow, appeal: allow, look: allow, moderate: allow },
};
