import { PRESET_NAMES, type PresetName } from "@trelyazh/preferans";
import { PACES, paceOf, type LobbyTable, type Pace } from "@trelyazh/protocol";

/** Which tables the lobby shows, as its address says it; what is absent does not matter. */
export interface LobbyFilters {
  readonly rules?: PresetName;
  readonly pace?: Pace;
  readonly players?: 2 | 3 | 4;
  /** A chair is free for anybody. */
  readonly free?: true;
  /** No bot sits there. */
  readonly people?: true;
  /** A friend sits there, or owns it. */
  readonly friends?: true;
  /** All who sit there finish what they begin. */
  readonly finishers?: true;
}

type Search = Readonly<Record<string, unknown>>;

const among =
  <T>(choices: readonly T[]) =>
  (value: unknown): T | undefined =>
    choices.find((choice) => choice === value);

const flag = (value: unknown): true | undefined => (value === true ? true : undefined);

const READERS = {
  rules: among<PresetName>(PRESET_NAMES),
  pace: among<Pace>(PACES),
  players: among([2, 3, 4] as const),
  free: flag,
  people: flag,
  friends: flag,
  finishers: flag,
};

/** Reads the filters in an address. What makes no sense there is left out: an address is what anybody can write. */
export function filtersIn(search: Search): LobbyFilters {
  const read = Object.entries(READERS).map(([name, reader]) => [name, reader(search[name])] as const);
  return Object.fromEntries(read.filter(([, value]) => value !== undefined));
}

/** How many filters are set. */
export function countOf(filters: LobbyFilters): number {
  return Object.keys(filtersIn({ ...filters })).length;
}

/** Nothing is said of Sochi; else it is the second word of what is said. */
const conventionOf = ({ settings }: LobbyTable): string => settings?.split("_")[1] ?? "sochi";

/** What each filter wants of a table. */
const WANTED: { readonly [F in keyof LobbyFilters]-?: (table: LobbyTable, wanted: LobbyFilters[F]) => boolean } = {
  rules: (table, rules) => conventionOf(table) === rules,
  pace: ({ isUntimed, turnSeconds }, pace) => isUntimed !== true && paceOf(turnSeconds) === pace,
  players: ({ seats }, players) => seats.length === players,
  free: hasFreeChair,
  people: ({ seats }) => seats.every((occupant) => occupant?.kind !== "bot"),
  friends: () => true,
  finishers: () => true,
};

/** Says whether the filters let a table through, but for those who finish, whose rates are asked for elsewhere; `friendTables` are the ids of those with friends. */
export function isLetThrough(table: LobbyTable, filters: LobbyFilters, friendTables: ReadonlySet<string>): boolean {
  const wanted = Object.entries(filtersIn({ ...filters }));
  if (filters.friends === true && !friendTables.has(table.id)) return false;
  // Each value is that of its own filter.
  return wanted.every(([name, value]) => WANTED[name as keyof LobbyFilters](table, value as never));
}

function hasFreeChair({ status, seats, kept }: LobbyTable): boolean {
  return status === "waiting" && seats.some((occupant, seat) => occupant === null && !kept?.[seat]);
}
