interface Range {
  readonly least: number;
  readonly most: number;
}

/** Between what a new table's conditions may be chosen. Seconds, and points of each player's pool. */
export const LIMITS = {
  poolTarget: { least: 2, most: 100 },
  turnSeconds: { least: 10, most: 300 },
  bankSeconds: { least: 0, most: 600 },
  connectionBankSeconds: { least: 0, most: 600 },
  spectatorDelaySeconds: { least: 0, most: 300 },
} as const satisfies Record<string, Range>;
