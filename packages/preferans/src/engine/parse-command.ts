import { isCard, type Card } from "../cards/cards.ts";
import type { Command, Move } from "../pulya/commands.ts";
import { WHIST_ANSWERS, isGame, type WhistAnswer } from "../cards/contract.ts";
import { isDeck } from "../pulya/dealing.ts";
import { isCall } from "../cards/ladder.ts";
import { isSeat, type Seat } from "../seats.ts";

/** The fields of an object from outside, in any state of disorder. */
type Raw = Readonly<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === "object" && value !== null;

const isAnswer = (value: unknown): value is WhistAnswer => WHIST_ANSWERS.some((answer) => answer === value);

/** The elements of a list from outside; null if it is none. */
const listOf = (value: unknown): readonly unknown[] | null =>
  Array.isArray(value) ? Array.from<unknown>(value) : null;

function readDiscard(value: unknown): readonly [Card, Card] | null {
  const [first, second, ...more] = listOf(value) ?? [];
  if (more.length > 0) return null;
  return isCard(first) && isCard(second) ? [first, second] : null;
}

/** Longer lists of tricks by seat cannot belong to any table. */
const MOST_HANDS = 4;

function readTaken(value: unknown): readonly number[] | null {
  const taken = listOf(value);
  return taken !== null && taken.length <= MOST_HANDS && taken.every((tricks) => typeof tricks === "number")
    ? taken
    : null;
}

type Reader<T extends Move["type"]> = (seat: Seat, raw: Raw) => Extract<Move, { type: T }> | null;

const READERS: { readonly [T in Move["type"]]: Reader<T> } = {
  call: (seat, { call }) => (isCall(call) ? { type: "call", seat, call } : null),
  order: (seat, raw) => {
    const discard = readDiscard(raw["discard"]);
    const contract = raw["contract"];
    return discard !== null && isGame(contract) ? { type: "order", seat, discard, contract } : null;
  },
  discard: (seat, raw) => {
    const discard = readDiscard(raw["discard"]);
    return discard === null ? null : { type: "discard", seat, discard };
  },
  concede: (seat) => ({ type: "concede", seat }),
  answerWhist: (seat, { answer }) => (isAnswer(answer) ? { type: "answerWhist", seat, answer } : null),
  chooseOpenness: (seat, { open }) => (typeof open === "boolean" ? { type: "chooseOpenness", seat, open } : null),
  playCard: (seat, { card }) => (isCard(card) ? { type: "playCard", seat, card } : null),
  handOver: (seat) => ({ type: "handOver", seat }),
  offer: (seat, raw) => {
    const { taken: tricks, shows } = raw;
    const taken = readTaken(tricks);
    if (taken === null || (shows !== undefined && shows !== true)) return null;
    return shows ? { type: "offer", seat, taken, shows } : { type: "offer", seat, taken };
  },
  answerOffer: (seat, { accept }) => (typeof accept === "boolean" ? { type: "answerOffer", seat, accept } : null),
  withdrawOffer: (seat) => ({ type: "withdrawOffer", seat }),
};

const isMoveType = (type: unknown): type is Move["type"] => typeof type === "string" && Object.hasOwn(READERS, type);

function readCommand(value: unknown): Command | "BAD_COMMAND" | "BAD_DECK" {
  if (!isRaw(value)) return "BAD_COMMAND";
  const { type, seat, deck } = value;
  if (type === "stop") return { type };
  if (type === "deal") return isDeck(deck) ? { type, deck: [...deck] } : "BAD_DECK";
  if (!isMoveType(type) || !isSeat(seat)) return "BAD_COMMAND";
  return READERS[type](seat, value) ?? "BAD_COMMAND";
}

/** Reads a command from outside: a clean copy of its known fields, or the refusal `BAD_COMMAND` or `BAD_DECK`. */
export function parseCommand(value: unknown): Command | "BAD_COMMAND" | "BAD_DECK" {
  try {
    return readCommand(value);
  } catch {
    // Reading the fields of a foreign object can run foreign code: getters, proxies. Whatever it throws, it is no command.
    return "BAD_COMMAND";
  }
}
