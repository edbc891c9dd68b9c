import { settingsOf } from "@trelyazh/preferans";
import { DEFAULT_CONDITIONS, newTable, type Table } from "@trelyazh/table";

/** A table of three where nobody sits and nothing was played, but for what is given. */
export function tableWith(given: Partial<Table>): Table {
  const event = {
    type: "tableCreated",
    ownerId: "ann",
    settings: settingsOf("sochi"),
    turnSeconds: 60,
    ...DEFAULT_CONDITIONS,
  } as const;
  return { ...newTable("t", event, { seq: 1, at: 0, event, turn: null }), ...given };
}
