/** Every address of the client, in one place. */
export const paths = {
  landing: "/",
  lobby: "/lobby",
  table: "/table/$tableId",
  practice: "/practice",
  learn: "/learn",
  account: "/account/{-$door}",
  rules: "/{-$locale}/rules/{-$chapter}",
  privacy: "/{-$locale}/privacy",
  friends: "/friends",
  pulyas: "/pulyas",
  person: "/people/$id",
  reports: "/reports",
  moderation: "/moderation",
  alike: "/moderation/alike",
} as const;

/** The main part of an ordinary page, for the link that skips the header. */
export const CONTENT_ID = "content";
