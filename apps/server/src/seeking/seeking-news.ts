import { z } from "zod";
import type { Notice } from "../bus/bus.ts";

/** Seekers have got their places, or some have gone: whoever has some looks how they stand; without that they do so soon. */
export const SEEKERS_PLACED: Notice<Record<string, never>> = {
  name: "seeking.placed",
  version: 1,
  schema: z.strictObject({}),
};
