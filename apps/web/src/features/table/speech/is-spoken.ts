import type { Seat } from "@trelyazh/preferans";
import type { TableEvent } from "@trelyazh/table";
import type { Speech } from "#lib/preferences/speech.ts";

type Kind = Exclude<TableEvent["type"], "game"> | Extract<TableEvent, { type: "game" }>["event"]["type"];

/** What a deal turns on, and what everybody has to answer. */
const GREAT: ReadonlySet<Kind> = new Set<Kind>([
  "pulyaStarted",
  "dealt",
  "talonTaken",
  "talonLeft",
  "allPassStarted",
  "ordered",
  "conceded",
  "handsOpened",
  "offered",
  "offerAnswered",
  "dealScored",
  "pulyaSettled",
  "turnTimedOut",
  "proposed",
  "tablePaused",
  "tableResumed",
  "endAgreed",
  "tableClosed",
]);

function kindOf(event: TableEvent): Kind {
  return event.type === "game" ? event.event.type : event.type;
}

/** Who has just done it of their own will; null where nobody has. */
function doerOf(event: TableEvent): Seat | null {
  if (event.type !== "game") return null;
  const { event: happened } = event;
  if (happened.type === "cardPlayed") return happened.by;
  const isDone =
    happened.type === "called" ||
    happened.type === "whistAnswered" ||
    happened.type === "opennessChosen" ||
    happened.type === "discarded";
  return isDone ? happened.seat : null;
}

/** Is it told? Everything; or all but what the player has just done themselves; or only what a deal turns on. */
export function isSpoken(event: TableEvent, you: Seat | null, speech: Speech): boolean {
  if (speech === "all" || GREAT.has(kindOf(event))) return true;
  if (speech === "little") return false;
  return you === null || doerOf(event) !== you;
}
