import type { PresetName } from "@trelyazh/preferans";
import type { Pace, SeekTerms } from "@trelyazh/protocol";

/** Somebody who waits for the club to seat them. */
export interface Seeker extends Readonly<SeekTerms> {
  readonly id: string;
  readonly userId: string;
  readonly waitedMs: number;
}

/** People who play together, and on what; the chairs that they leave are for bots. */
export interface Party {
  /** Who has waited longest first. */
  readonly seekers: readonly Seeker[];
  readonly convention: PresetName;
  readonly pace: Pace;
  readonly players: SeekTerms["players"];
}

export interface Pairing {
  /** The users with whom that one may not sit at a table. */
  readonly apartFrom: (userId: string) => ReadonlySet<string>;
  /** How long somebody waits before bots take the chairs that are left. */
  readonly botsAfterMs: number;
}

/** Sets of people that are looked at for one of them: of hundreds who all want something else, some wait for the next round. */
const LOOKS_EACH = 100;

/**
 * Brings seekers together: each is in one party at most, all of one may play with each other on terms that each of them has
 * named, and nobody is passed over for somebody who came later where both would do. `seekers` come with the longest wait first.
 */
export function pairSeekers(seekers: readonly Seeker[], pairing: Pairing): readonly Party[] {
  const parties: Party[] = [];
  const placed = new Set<Seeker>();
  for (const first of seekers) {
    if (placed.has(first)) continue;
    const others = seekers.filter((other) => other !== first && !placed.has(other));
    const party = fullParty(first, others, pairing) ?? partyWithBots(first, others, pairing);
    if (party === null) continue;
    parties.push(party);
    for (const seeker of party.seekers) placed.add(seeker);
  }
  return parties;
}

/** Says whether those two would play with each other. */
export function wouldPlay(one: Seeker, other: Seeker, { apartFrom }: Pick<Pairing, "apartFrom">): boolean {
  if (one.userId === other.userId || apartFrom(one.userId).has(other.userId)) return false;
  return !apartFrom(other.userId).has(one.userId) && commonTerms([one, other]) !== null;
}

/** The first people in the order of their waits with whom that one can fill a table; null if there are none. */
function fullParty(first: Seeker, others: readonly Seeker[], pairing: Pairing): Party | null {
  const able = others.filter((other) => wouldPlay(first, other, pairing));
  let looks = LOOKS_EACH;
  const complete = (party: readonly Seeker[], from: number): readonly Seeker[] | null => {
    if (party.length === first.players) return party;
    for (let index = from; index < able.length && looks > 0; index += 1) {
      looks -= 1;
      const next = able[index];
      if (next === undefined || !fits(party, next, pairing)) continue;
      const whole = complete([...party, next], index + 1);
      if (whole !== null) return whole;
    }
    return null;
  };
  const seekers = complete([first], 0);
  return seekers === null ? null : partyOf(seekers);
}

/** As many as there are, where somebody has waited long enough and all of them would have bots besides. */
function partyWithBots(first: Seeker, others: readonly Seeker[], pairing: Pairing): Party | null {
  if (!first.withBots || first.waitedMs < pairing.botsAfterMs) return null;
  const seekers = others.reduce<readonly Seeker[]>(
    (party, other) => (other.withBots && fits(party, other, pairing) ? [...party, other] : party),
    [first],
  );
  return partyOf(seekers);
}

function fits(party: readonly Seeker[], next: Seeker, pairing: Pairing): boolean {
  return party.every((seeker) => wouldPlay(seeker, next, pairing)) && commonTerms([...party, next]) !== null;
}

function partyOf(seekers: readonly Seeker[]): Party | null {
  const terms = commonTerms(seekers);
  return terms && { seekers, ...terms };
}

/** On what all of those would play: what the first of them has named first. */
function commonTerms([first, ...others]: readonly Seeker[]): Omit<Party, "seekers"> | null {
  if (first === undefined) return null;
  const { players } = first;
  const convention = first.conventions.find((name) => others.every(({ conventions }) => conventions.includes(name)));
  const pace = first.paces.find((name) => others.every(({ paces }) => paces.includes(name)));
  if (convention === undefined || pace === undefined) return null;
  return others.every((other) => other.players === players) ? { convention, pace, players } : null;
}
