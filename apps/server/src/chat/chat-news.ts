import { PHRASES } from "@trelyazh/protocol";
import { z } from "zod";
import type { Notice } from "../bus/bus.ts";
import type { SaidLine } from "./rooms/said-line.ts";

const line = z.strictObject({
  seq: z.int(),
  at: z.number(),
  by: z.strictObject({ id: z.string(), name: z.string() }),
  lineId: z.string(),
  text: z.string().exactOptional(),
  phrase: z.enum(PHRASES).exactOptional(),
  masked: z.array(z.tuple([z.int(), z.int()])).exactOptional(),
  links: z.literal(true).exactOptional(),
  deal: z.strictObject({ number: z.int(), seq: z.int() }).exactOptional(),
});

/** Something was said: whoever reads there has it at once. Without that a node finds it in the database, a little later. */
export const LINES_SAID: Notice<{ readonly said: readonly (SaidLine & { readonly roomId: string })[] }> = {
  name: "chat.lines-said",
  version: 1,
  schema: z.strictObject({
    said: z.array(z.strictObject({ roomId: z.string(), line, players: z.array(z.string()).nullable() })),
  }),
};
