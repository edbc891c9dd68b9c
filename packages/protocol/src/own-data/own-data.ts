import { z } from "zod";
import { ProvenBy } from "../members.ts";

/** Where what somebody has asked for of their data is given out, by its id. */
export const EXPORT_PATH = "/api/data/export";

/** How far it is: nobody has begun, it is being made, it is there, or it could not be made. */
export type ExportState = "waiting" | "running" | "done" | "failed";

/** What somebody has asked for of their own data. */
export interface OwnExport {
  readonly id: string;
  readonly state: ExportState;
  /** Steps that are done, of those that there are; 0 of 0 before it is begun. */
  readonly done: number;
  readonly steps: number;
  /** Of the file, in bytes, as far as it is there. */
  readonly size: number;
  /** Until when it is kept, in epoch milliseconds. */
  readonly until: number;
}

/** What somebody should know before they take their data along, or delete them. */
export interface OwnData {
  readonly export: OwnExport | null;
  /** Members prove that they are there before they delete themselves. */
  readonly isGuest: boolean;
  /** Unfinished tables at which they sit, or have a chair kept. */
  readonly tables: readonly { readonly id: string; readonly isPlaying: boolean }[];
}

/** Somebody deletes themselves: a member proves to be there, a guest has nothing to prove it by. */
export const DeleteMe = z.strictObject({ proof: ProvenBy.nullable() });
export type DeleteMe = z.infer<typeof DeleteMe>;
