import { kindOf, type Happening, type Listener } from "../happenings.ts";
import type { Logger } from "../logger.ts";

/** What is worth a line of the log, by the kind of the event. */
const LINES: Readonly<Record<string, string>> = { pulyaSettled: "pulya settled", tableClosed: "table closed" };

/** Tells the log when a table is opened or closed and a pulya settled: by the ids of the table and its people alone. */
export function tableLog(log: Logger): Listener {
  return (happening) => {
    const { kind, table } = happening;
    if (kind === "created") log.info({ tableId: table.id, ownerId: table.ownerId }, "table opened");
    if (kind !== "changed") return;
    for (const { envelope } of happening.transitions) {
      const line = LINES[kindOf(envelope.event)];
      if (line !== undefined) log.info({ tableId: table.id, seq: envelope.seq, memberIds: peopleAt(table) }, line);
    }
  };
}

function peopleAt({ seats }: Happening["table"]): readonly string[] {
  return seats.flatMap((occupant) => (occupant?.kind === "human" ? [occupant.userId] : []));
}
