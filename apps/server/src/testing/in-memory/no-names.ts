import type { PresentNames } from "../../tables/streams/table-names.ts";

/** Where nobody is ever called something else. */
export const NO_NAMES: PresentNames = { of: () => undefined, learn: () => Promise.resolve(), onRenamed: () => {} };
