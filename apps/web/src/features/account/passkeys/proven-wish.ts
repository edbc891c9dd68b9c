import type { ProvenBy } from "@trelyazh/protocol";

/** Something that is done only for a member who proves to be there. */
export type ProvenWish<Wish> = Wish & { readonly prove: () => Promise<ProvenBy> };
