// @vitest-environment happy-dom
import { expect, test, vi } from "vitest";
import { chooseMove, randomFrom } from "@trelyazh/solver";
import { pacePreference } from "#lib/preferences/pace.ts";
import { USUAL_PRACTICE } from "#features/practice/choices.ts";
import { PracticeTable } from "#features/practice/worker/practice-table.ts";
import type { PracticeAnswer, PracticeRequest } from "#features/practice/worker/practice-messages.ts";
import { PracticeSession } from "./practice-session.ts";

const WISH = { ...USUAL_PRACTICE, botLevel: "novice" } as const;

/** A worker whose answers come when the test wants them. */
class SlowWorker extends EventTarget {
  static last: SlowWorker;
  readonly asked: PracticeRequest[] = [];
  isEnded = false;
  #table: PracticeTable | null = null;

  constructor() {
    super();
    SlowWorker.last = this;
  }

  postMessage(request: PracticeRequest): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: PracticeAnswer): void {
    this.dispatchEvent(new MessageEvent("message", { data }));
  }

  /** Answers everything that has been asked, and what is asked on that. */
  answer(): void {
    for (let request = this.asked.shift(); request !== undefined; request = this.asked.shift()) {
      const answer = this.#answerTo(request);
      if (answer !== null) this.say(answer);
    }
  }

  #answerTo(request: PracticeRequest): PracticeAnswer | null {
    if (request.type !== "begin") return this.#table?.answer(request) ?? null;
    const think = (question: Parameters<typeof chooseMove>[0]) => chooseMove(question).move;
    this.#table = new PracticeTable(request, { now: () => 0, random: randomFrom(3), think });
    return { ok: true, messages: [this.#table.snapshot()] };
  }
}

function begun() {
  vi.stubGlobal("Worker", SlowWorker);
  pacePreference.set("instant");
  const session = new PracticeSession(WISH, "Ann");
  const events = { onRefused: vi.fn<(refused: unknown) => void>(), onFault: vi.fn<() => void>() };
  const end = session.run(events);
  return { session, end, worker: SlowWorker.last, ...events };
}

test("the table goes on by itself until the player is asked", () => {
  const { session, worker } = begun();
  worker.answer();
  const scene = session.store.scene();
  expect(scene?.you).toBe(0);
  expect(scene?.legal.kind).not.toBe("none");
  expect(scene?.table.turn?.deadlineAt).toBeNull();
});

test("while a move is on its way nothing else can be done; refused, it can be made anew", () => {
  const { session, worker, onRefused } = begun();
  worker.answer();
  session.actions.act({ type: "call", call: "pass" });
  expect(session.store.scene()?.sending).toBe(true);
  worker.asked.length = 0;
  worker.say({ ok: false, code: "STALE_COMMAND" });
  expect(session.store.scene()?.sending).toBe(false);
  expect(onRefused).toHaveBeenCalledWith({ ok: false, code: "STALE_COMMAND" });
});

test("the end of the session ends the worker, and a worker that breaks off is told of", () => {
  const { worker, end, onFault } = begun();
  worker.dispatchEvent(new ErrorEvent("error"));
  expect(onFault).toHaveBeenCalledOnce();
  end();
  expect(worker.isEnded).toBe(true);
});
