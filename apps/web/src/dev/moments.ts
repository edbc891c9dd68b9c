import { asideMoves, legal, suitOf, type DealResult, type Pulya, type Seat, type Settings } from "@trelyazh/preferans";
import type { TablePresence } from "@trelyazh/protocol";
import type { CatchPlan, Occupant, PlanStep, Table } from "@trelyazh/table";
import type { LayerName } from "#lib/layers.ts";
import { planHands } from "#features/table/catching/plan-cards.ts";
import { AROUND, BOARD, tableAt, YOU, type GalleryTable } from "./board.ts";
import { FAIR_DEALS, type ToldDeal } from "./fair-deals.ts";
import { SEATS_SCENES } from "./seats.ts";
import { after, findMoment, type Moment } from "./simulate.ts";

/** The viewer plays a card for that hand, or for a partner's. */
const playsFor = (pulya: Pulya, whose: "own" | "partner") => {
  const options = legal(pulya, YOU);
  return options.kind === "play" && (options.hand === YOU) === (whose === "own");
};

const openHands = ({ deal }: Pulya) => (deal?.phase === "play" ? deal.open : []);
const finishedTricks = ({ deal }: Pulya) => (deal?.phase === "play" ? deal.tricks.length : 0);
const callsMade = ({ deal }: Pulya) => deal?.calls.length ?? 0;

const mine = (pulya: Pulya, kind: string) => legal(pulya, YOU).kind === kind;
const isPlaying = (pulya: Pulya, kind: string) => pulya.deal?.phase === "play" && pulya.deal.undertaking.kind === kind;

const hasPlayed = (pulya: Pulya, kind: DealResult["kind"]) =>
  pulya.deal?.phase === "finished" && pulya.deal.result.kind === kind;

/** What each page of the gallery looks for. */
const WANTED: Readonly<Record<string, (pulya: Pulya) => boolean>> = {
  auction: (pulya) => mine(pulya, "call") && (pulya.deal?.calls.some(({ call }) => call !== "pass") ?? false),
  "auction-others": (pulya) =>
    pulya.deal?.phase === "auction" && pulya.deal.turn === 1 && pulya.deal.calls.length === 3,
  order: (pulya) => mine(pulya, "order"),
  "order-others": (pulya) => pulya.deal?.phase === "order" && pulya.deal.declarer !== YOU,
  "misere-discard": (pulya) => mine(pulya, "discard"),
  whist: (pulya) => mine(pulya, "whist"),
  "auction-after-all-passes": (pulya) => mine(pulya, "call") && pulya.allPassStreak > 1,
  "auction-long": (pulya) => mine(pulya, "call") && callsMade(pulya) > 6,
  "whist-after-a-long-auction": (pulya) => mine(pulya, "whist") && callsMade(pulya) > 7,
  openness: (pulya) => mine(pulya, "openness"),
  play: (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "game") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.trick.cards.length === 2 &&
    pulya.deal.tricks.length === 3 &&
    pulya.deal.open.length === 0,
  "trick-taken": (pulya) =>
    isPlaying(pulya, "game") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.tricks.length === 4 &&
    pulya.deal.trick.cards.length === 0,
  light: (pulya) => isPlaying(pulya, "game") && playsFor(pulya, "partner") && finishedTricks(pulya) === 2,
  ten: (pulya) =>
    playsFor(pulya, "own") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.undertaking.kind === "game" &&
    pulya.deal.undertaking.contract.startsWith("10") &&
    pulya.deal.tricks.length > 0,
  "light-lead": (pulya) => isPlaying(pulya, "game") && playsFor(pulya, "partner") && finishedTricks(pulya) === 0,
  "light-declarer": (pulya) =>
    isPlaying(pulya, "game") &&
    playsFor(pulya, "own") &&
    openHands(pulya).length === 2 &&
    !openHands(pulya).includes(YOU),
  misere: (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "misere") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.open.length > 0 &&
    pulya.deal.tricks.length === 1,
  "misere-declarer": (pulya) =>
    isPlaying(pulya, "misere") &&
    playsFor(pulya, "own") &&
    openHands(pulya).length === 2 &&
    !openHands(pulya).includes(YOU),
  "all-pass": (pulya) =>
    mine(pulya, "play") &&
    isPlaying(pulya, "allPass") &&
    pulya.deal?.phase === "play" &&
    pulya.deal.trick.talonCard !== null &&
    pulya.deal.trick.cards.length === 1,
  scored: (pulya) => pulya.deal?.phase === "finished" && pulya.deal.result.entries.length > 2 && pulya.dealNumber > 6,
  analysis: (pulya) => hasPlayed(pulya, "played"),
  "analysis-misere": (pulya) => hasPlayed(pulya, "misere"),
  "analysis-all-pass": (pulya) => hasPlayed(pulya, "allPass"),
  "analysis-passed-out": (pulya) => hasPlayed(pulya, "passedOut"),
  settled: (pulya) => pulya.settlement !== null,
};

/** Somebody's offer of what is left, with their cards shown or without. */
interface Offered {
  readonly by: Seat;
  readonly shows?: true;
}

/** Somebody may make such an offer, after some tricks; and what they may offer. */
function beforeOffer({ by, shows }: Offered) {
  const offersOf = (pulya: Pulya) =>
    finishedTricks(pulya) < 3
      ? []
      : asideMoves(pulya, by).filter((move) => move.type === "offer" && move.shows === shows);
  const moment = findMoment((pulya) => isPlaying(pulya, "game") && offersOf(pulya).length > 0, { seed: 3 });
  return { moment, offers: offersOf(moment.pulya) };
}

function offerBy(offered: Offered): Moment {
  const { moment, offers } = beforeOffer(offered);
  return offers.slice(0, 1).reduce(after, moment);
}

/** The viewer's cards lie open since others have refused. */
function shownAndRefused(): Moment {
  const offered = offerBy({ by: YOU, shows: true });
  const refusals = ([1, 2] as const).flatMap((seat) =>
    asideMoves(offered.pulya, seat).filter((move) => move.type === "answerOffer" && !move.accept),
  );
  return refusals.slice(0, 1).reduce(after, offered);
}

/** The tricks that are left are offered to be shared out, before it and after it too. */
const OFFERED: Readonly<Record<string, () => Moment>> = {
  "offer-yours": () => offerBy({ by: YOU }),
  "offer-answer": () => offerBy({ by: 2 }),
  "shown-before": () => beforeOffer({ by: YOU, shows: true }).moment,
  "shown-yours": () => offerBy({ by: YOU, shows: true }),
  "shown-answer": () => offerBy({ by: 2, shows: true }),
  "shown-refused": shownAndRefused,
};

/** The viewer and Alexandra catch a misère, and so many cards lie in the trick. */
const catching = (inTrick: number) => (pulya: Pulya) =>
  mine(pulya, "play") &&
  pulya.deal?.phase === "play" &&
  pulya.deal.undertaking.kind === "misere" &&
  pulya.deal.undertaking.declarer === 1 &&
  pulya.deal.open.length > 0 &&
  pulya.deal.tricks.length > 1 &&
  pulya.deal.trick.cards.length === inTrick;

/** One card of each catcher is led, the first of them at a card of its suit that nobody has seen. */
function planIn({ deal, dealNumber }: Pulya): CatchPlan {
  const [yours, hers, unseen] = deal?.phase === "play" ? planHands(deal).map(({ cards }) => cards) : [];
  const [first, second] = [hers?.at(-1), yours?.[0]];
  const target = unseen?.find((card) => first !== undefined && suitOf(card) === suitOf(first)) ?? null;
  const steps = [first, second].flatMap((card, index): PlanStep[] =>
    card === undefined ? [] : [{ by: index === 0 ? 2 : YOU, card, to: index === 0 ? target : null }],
  );
  return { deal: dealNumber, steps };
}

/** What the gallery plays to, with what the viewer and Alexandra have planned there. */
function plannedAt(inTrick: number): GalleryTable {
  const moment = findMoment(catching(inTrick), { seed: 3 });
  return { ...tableAt(moment, YOU), plan: planIn(moment.pulya) };
}

const asShown = (told: () => ToldDeal) => (): GalleryTable => ({ ...told(), you: YOU, ...AROUND });

/** Tables that are played to on purpose. */
const SCENES: Readonly<Record<string, () => GalleryTable>> = {
  ...Object.fromEntries(Object.entries(OFFERED).map(([name, moment]) => [name, () => tableAt(moment(), YOU)])),
  ...Object.fromEntries(Object.entries(FAIR_DEALS).map(([name, told]) => [name, asShown(told)])),
  "misere-plan": () => plannedAt(2),
  "misere-plan-lead": () => plannedAt(0),
  ...SEATS_SCENES,
};

type Change = (shown: GalleryTable) => GalleryTable;

/** Returns the table of the moment with something else about it. */
const change =
  (part: Partial<Table>, around: Partial<GalleryTable> = {}): Change =>
  (shown) => ({ ...shown, ...around, table: { ...shown.table, ...part } });

/** Returns the table of the moment with something else about its pulya. */
const inPulya =
  (part: Partial<Pulya>): Change =>
  (shown) => {
    const { pulya } = shown.table;
    return pulya === null ? shown : change({ pulya: { ...pulya, ...part } })(shown);
  };

/** Conditions by which no deal follows this one. */
const lastOf = ({ settings, pulya }: Table): Settings => ({
  ...settings,
  closeBy: { kind: "deals", count: pulya?.dealNumber ?? 1 },
});

/** Puts Alexandra's bank on the clock, or the viewer's. */
const running =
  (actor: Seat, bank: "time" | "connection"): Change =>
  (shown) =>
    change({ turn: { number: 8, actor, deadlineAt: Date.now() + 95_000, bank } })(shown);

const keptFor = (who: Partial<Occupant>): readonly (Occupant | null)[] =>
  BOARD.seats.with(2, { kind: "bot", name: "Bot 3", level: "club", keptFor: "she", ...who } as Occupant);
const SHE_IS_AWAY = [null, null, { userId: "she", name: "Александра", moves: 4 }];
const YOU_WERE_AWAY = [{ userId: "you", name: "Гость 4821", moves: 5 }, null, null];

/** A record that ends in time-outs, with their receipts. */
const withReceipts: Change = (shown) => {
  const now = Date.now();
  const line = { sentAt: now - 45_000, heardAt: now - 1900, lagMs: 84, graceMs: 100 };
  const timedOut = { type: "turnTimedOut", turnNumber: 7, deadlineAt: now } as const;
  const late = [
    { ...timedOut, seat: YOU, line },
    { ...timedOut, seat: 2, line: { ...line, heardAt: null, lagMs: null, graceMs: 0 } },
  ] as const;
  const added = late.map((event, index) => ({ seq: shown.log.length + 1 + index, at: now, turn: null, event }));
  return { ...shown, log: [...shown.log, ...added] };
};

/** Play has just begun, and whoever looks on sees no cards yet; their clock is as late as what they see. */
const begun: Change = (shown) => {
  const event = { type: "pulyaStarted", dealer: YOU } as const;
  const log = [{ seq: 1, at: Date.now() + 24_000, turn: null, event }];
  return { ...shown, log, table: { ...shown.table, pulya: null, turn: null } };
};

/** The end of a deal, when some have read how it ended. */
const AROUND_RESULT: Readonly<Record<string, (now: number) => Partial<TablePresence>>> = {
  "scored-people": (now) => ({ result: { ready: [], untilAt: now + 24_000 } }),
  "scored-ready": (now) => ({ result: { ready: [YOU], untilAt: now + 24_000 } }),
};

/** The end of a pulya, when somebody has opened another one. */
const AROUND_END: Readonly<Record<string, Partial<TablePresence>>> = { "settled-again": { againBy: 2 } };

/** What may be going on around a moment of play. */
const AROUND_PLAY: Readonly<Record<string, Change>> = {
  reserve: running(YOU, "time"),
  "reserve-others": running(2, "time"),
  "connection-others": (shown) => ({
    ...running(2, "connection")(shown),
    presence: { ...AROUND.presence, online: [0], spectators: 3 },
  }),
  offline: change({}, { presence: { ...AROUND.presence, online: [0] } }),
  awaited: change({ seats: keptFor({ isAwaited: true }), away: SHE_IS_AWAY }),
  left: change({ seats: keptFor({ leftAt: 0 }), away: SHE_IS_AWAY }),
  back: change({ away: YOU_WERE_AWAY }),
  "proposal-pause": change({ proposal: { kind: "pause", by: 2, agreed: [] } }),
  "proposal-end-yours": change({ proposal: { kind: "end", by: YOU, agreed: [] } }),
  declined: change({ declined: [{ kind: "pause", by: YOU }] }),
  paused: change({ pause: { since: Date.now() - 400_000, by: 2, turnLeftMs: 9000 }, turn: null }),
  ending: change({ isEnding: true }, { presence: { ...AROUND.presence, spectators: 2 } }),
  receipts: withReceipts,
  bombs: inPulya({ bombs: [1, 0, 2] }),
  "last-deal": (shown) => {
    const settings = lastOf(shown.table);
    return change({ settings })(inPulya({ settings })(shown));
  },
  "bots-hurry": change(
    { seats: BOARD.seats.with(1, { kind: "bot", name: "Ферзь", level: "club" }) },
    { presence: { ...AROUND.presence, botsHurry: true } },
  ),
  "line-away": change({}, { presence: { ...AROUND.presence, isLineAway: true } }),
  "storage-away": change({}, { presence: { ...AROUND.presence, isStorageAway: true } }),
  spectator: change({}, { presence: { ...AROUND.presence, spectators: 4 } }),
  "spectator-begun": begun,
  "spectator-left": change({ seats: keptFor({ leftAt: 0 }), away: SHE_IS_AWAY }),
  "spectator-held": change({
    seats: keptFor({ leftAt: 0 }),
    away: SHE_IS_AWAY,
    holders: [["you", "watcher"], [], ["she"]],
  }),
  "spectator-paused": change({ pause: { since: Date.now() - 400_000, by: 2, turnLeftMs: 9000 }, turn: null }),
  "spectator-resting": change({
    seats: keptFor({ leftAt: 0 }).with(YOU, {
      kind: "bot",
      name: "Bot 1",
      level: "club",
      keptFor: "you",
      isAwaited: true,
    }),
    away: SHE_IS_AWAY.with(YOU, { userId: "you", name: "Гость 4821", moves: 1 }),
    turn: null,
  }),
};

/** Tables that wait for players. */
const WAITING: Readonly<Record<string, Partial<Table>>> = {
  waiting: { seats: BOARD.seats.with(1, null).with(2, null) },
  "waiting-guest": { seats: BOARD.seats.with(1, null), visits: { she: { name: "Александра", times: 1 } } },
  // Another pulya has been opened, and the chairs of those who played the last one are kept.
  "waiting-again": {
    seats: BOARD.seats.with(1, null).with(2, null),
    guests: [null, { userId: "he", name: "Валентин Юрьевич" }, { userId: "she", name: "Александра" }],
  },
};

/** A page of the gallery: a table, and what lies over it. */
interface GalleryPage {
  readonly state: string;
  readonly over?: LayerName;
}

/** Every page of the gallery that shows a table. */
export const TABLE_PAGES: readonly GalleryPage[] = [
  ...[WAITING, WANTED, SCENES, AROUND_PLAY, AROUND_RESULT, AROUND_END].flatMap(Object.keys).map((state) => ({ state })),
  ...(["menu", "leave", "paper", "record", "lastTrick", "offer", "keys"] as const).map((over) => ({
    state: "play",
    over,
  })),
  { state: "misere-plan", over: "plan" },
  { state: "scored-fair", over: "fairness" },
  { state: "play", over: "settings" },
  { state: "shown-before", over: "offer" },
  ...(["settlement", "pencil"] as const).map((over) => ({ state: "settled", over })),
  { state: "four-all-pass", over: "lastTrick" },
  { state: "four-settled", over: "settlement" },
];

/** Returns the table of a gallery page. */
export function galleryTable(name: string): GalleryTable {
  const waiting = WAITING[name];
  if (waiting !== undefined)
    return { table: { ...BOARD, createdAt: Date.now(), status: "waiting", ...waiting }, you: YOU, log: [], ...AROUND };
  const result = AROUND_RESULT[name];
  if (result !== undefined) {
    const scored = galleryTable("scored");
    return { ...scored, presence: { ...scored.presence, ...result(Date.now()) } };
  }
  const end = AROUND_END[name];
  if (end !== undefined) {
    const settled = galleryTable("settled");
    return { ...settled, presence: { ...settled.presence, ...end } };
  }
  const scene = SCENES[name];
  if (scene !== undefined) return scene();
  const around = AROUND_PLAY[name];
  const wanted = WANTED[around === undefined ? name : "play"] ?? (() => true);
  const isSpectator = name.startsWith("spectator");
  const shown = tableAt(findMoment(wanted, { seed: isSpectator ? 5 : 3 }), isSpectator ? null : YOU);
  return around === undefined ? shown : around(shown);
}
