/** Every address of the client, in one place. */
export const paths = {
  landing: "/",
  lobby: "/lobby",
  table: "/table/$tableId",
} as const;
