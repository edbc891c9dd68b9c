/** As whom the player sits at a practice table. Members of the club have other ids. */
export const PRACTISING_ID = "practising";
