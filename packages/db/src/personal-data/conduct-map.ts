import { eq } from "drizzle-orm";
import { conduct, conductPulyas, pardons } from "../schema/conduct/conduct.ts";
import { OWN, ruleOf, unsaid, type TableRule } from "./rules.ts";

const PULYAS = ruleOf(conductPulyas, {
  columns: {
    tableId: OWN,
    userId: OWN,
    facts: unsaid("what the outcome follows from, in a shape of the club's own"),
    isStarted: OWN,
    outcome: OWN,
    at: OWN,
    isMisere: OWN,
  },
  told: [{ as: "pulyasBegun", whose: (userId) => eq(conductPulyas.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(conductPulyas).where(eq(conductPulyas.userId, userId)),
});

const CONDUCT = ruleOf(conduct, {
  columns: {
    userId: OWN,
    started: OWN,
    finished: OWN,
    left: OWN,
    leftMisere: OWN,
    step: OWN,
    steppedAt: OWN,
    finishedSince: OWN,
    restsUntil: OWN,
  },
  told: [{ as: "conduct", whose: (userId) => eq(conduct.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(conduct).where(eq(conduct.userId, userId)),
});

const PARDONS = ruleOf(pardons, {
  columns: { userId: OWN, at: OWN, why: unsaid("what an operator has written for the club's operators") },
  told: [{ as: "forgiven", whose: (userId) => eq(pardons.userId, userId) }],
  erase: (tx, { userId }) => tx.delete(pardons).where(eq(pardons.userId, userId)),
});

/** Who finishes what they begin. */
export const CONDUCT_MAP: readonly TableRule[] = [PULYAS, CONDUCT, PARDONS];
