import { defaultMove, type Move } from "@trelyazh/preferans";
import {
  botQuestion,
  decideTable,
  type BotQuestion,
  type NextStep,
  type Table,
  type TableCommand,
} from "@trelyazh/table";
import { ClubError } from "../../club-error.ts";
import { thinkOfMove, type BotAnswer } from "../../heavy-work/think-of-move.ts";
import type { Logger } from "../../logger.ts";
import type { BotChance } from "./bot-chance.ts";

type BotStep = Extract<NextStep, { type: "moveBot" }>;
type BotCommand = Extract<TableCommand, { type: "moveBot" }>;

/** For whom a bot thinks, and what calls it off. */
export interface Thinking {
  /** The owner of the table: what all of a member's tables ask for stands in one queue. */
  readonly forWhom: string;
  readonly signal: AbortSignal;
}

/** Has a decision thought through outside the event loop. */
export type Think = (question: BotQuestion, thinking: Thinking) => Promise<BotAnswer>;

export interface BotDeps {
  readonly think: Think;
  readonly log: Logger;
  readonly botChance: Pick<BotChance, "seedFor">;
  /** Called when a bot has thought less than its level needs. */
  readonly onBotHurried: () => void;
  /** Calls the thinking off; then its reason is what the command rejects with. */
  readonly signal: AbortSignal;
}

/**
 * Lets a bot think from what its seat may see. Whatever it comes up with is checked first: a bot that fails, or for which
 * there is no thread free, must not stop a table, so a novice moves in its place, and if that fails too the table's default
 * move is made.
 */
export async function botCommand(table: Table, step: BotStep, deps: BotDeps): Promise<BotCommand> {
  const answer = await attempt(table, step, deps);
  if (answer === null || answer.isStopped) deps.onBotHurried();
  const instead = answer ?? (await attempt(table, step, { ...deps, think: thinkAsNovice }));
  return { type: "moveBot", turnNumber: step.turnNumber, move: instead?.move ?? insteadOf(table, step) };
}

/** A novice's decision takes less time than handing it to another thread. */
function thinkAsNovice(question: BotQuestion): Promise<BotAnswer> {
  return Promise.resolve(thinkOfMove({ ...question, level: "novice" }, () => false));
}

/** Returns a legal move, or null when none has come of it. */
async function attempt(table: Table, step: BotStep, deps: BotDeps): Promise<BotAnswer | null> {
  const { think, log, signal, botChance } = deps;
  const where = { tableId: table.id, seq: table.seq, seat: step.seat };
  try {
    const question = botQuestion(table, step, botChance.seedFor(step));
    const thinking = { forWhom: table.ownerId, signal };
    const answer = await (question.level === "novice" ? thinkAsNovice(question) : think(question, thinking));
    const { move, isStopped } = answer;
    if (isStopped) log.info({ ...where, botLevel: question.level }, "bot was cut short by the clock");
    const decision = decideTable(table, { type: "moveBot", turnNumber: step.turnNumber, move });
    if (decision.ok) return answer;
    log.error({ ...where, code: decision.code }, "bot chose an illegal move");
  } catch (err) {
    signal.throwIfAborted();
    if (err instanceof ClubError && err.clubCode === "BUSY") log.warn(where, "no thread free for a bot");
    else log.error({ ...where, err }, "bot failed");
  }
  return null;
}

function insteadOf({ turn }: Table, { seat, pulya }: BotStep): Move {
  const due = turn?.actor === seat ? defaultMove(pulya) : null;
  return due ?? { type: "answerOffer", seat, accept: false };
}
