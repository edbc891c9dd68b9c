/** What attackers do. */
export const ATTACKS = ["refusals", "resume", "frames", "churn"] as const;
export type Attack = (typeof ATTACKS)[number];

/** What the attackers' process is told to do. */
export interface Order {
  readonly attack: Attack;
  /** Of the club's sockets. */
  readonly url: string;
  /** Those of whoever attacks; their sockets take turns with them. */
  readonly cookies: readonly string[];
  /** Which address of that host they connect to, and so come from where it is this machine's. */
  readonly at?: string | undefined;
  readonly sockets: number;
  /** What a socket sends in a second. */
  readonly perSecond: number;
  readonly tableId: string;
  readonly seed: number;
}

/** How often each thing happened to the attackers, by its name. */
export type Spoils = Readonly<Record<string, number>>;
