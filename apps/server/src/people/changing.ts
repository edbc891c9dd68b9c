import type { RelationKind } from "@trelyazh/db";
import type { PersonChange } from "@trelyazh/protocol";
import type { Between } from "./meeting.ts";

/** A row that is set or taken back: by the one who does something, or by the other. */
export interface Edit {
  readonly by: "me" | "them";
  readonly kind: RelationKind;
}

/** What becomes of what stands between two people; null where there is nothing that this could be done about. */
export type Edits = { readonly put: readonly Edit[]; readonly drop: readonly Edit[] } | null;

const NOTHING = { put: [], drop: [] } as const;

const each = (kind: RelationKind): readonly Edit[] => [
  { by: "me", kind },
  { by: "them", kind },
];

const BEFRIEND = { put: each("friend"), drop: each("asked") };

/** Whoever is hidden is as if they were not there, for either of them. */
function isHidden({ mine, theirs }: Between): boolean {
  return mine.has("hidden") || theirs.has("hidden");
}

const CHANGES: Readonly<Record<PersonChange, (between: Between) => Edits>> = {
  ask(between) {
    if (isHidden(between)) return null;
    if (between.mine.has("friend")) return NOTHING;
    return between.theirs.has("asked") ? BEFRIEND : { put: [{ by: "me", kind: "asked" }], drop: [] };
  },
  takeBack: () => ({ put: [], drop: [{ by: "me", kind: "asked" }] }),
  accept(between) {
    if (between.mine.has("friend")) return NOTHING;
    return between.theirs.has("asked") && !isHidden(between) ? BEFRIEND : null;
  },
  decline: () => ({ put: [], drop: [{ by: "them", kind: "asked" }] }),
  unfriend: () => ({ put: [], drop: each("friend") }),
  hide: () => ({ put: [{ by: "me", kind: "hidden" }], drop: [...each("friend"), ...each("asked")] }),
  show: () => ({ put: [], drop: [{ by: "me", kind: "hidden" }] }),
  avoid: () => ({ put: [{ by: "me", kind: "not_at_my_table" }], drop: [] }),
  allow: () => ({ put: [], drop: [{ by: "me", kind: "not_at_my_table" }] }),
};

/** Returns what is to be set and taken back when one of two people does that. */
export function editsOf(change: PersonChange, between: Between): Edits {
  return CHANGES[change](between);
}
