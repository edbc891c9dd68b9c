import { PRACTISING_ID } from "#features/practice/practising.ts";
import type { PracticeWish } from "#features/practice/choices.ts";
import { openPractice, type Practice } from "#features/practice/worker/open-practice.ts";
import type { PracticeAnswer, PracticeRequest } from "#features/practice/worker/practice-messages.ts";
import type { TableActions } from "#features/table/scene/table-context.ts";
import { lastSeqOf } from "#features/table/scene/live-table.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { pacerInto } from "#features/table/watching/pacer-into.ts";

type Refused = Extract<PracticeAnswer, { ok: false }>;

export interface SessionEvents {
  readonly onRefused: (refused: Refused) => void;
  /** It cannot go on. */
  readonly onFault: () => void;
}

const NOBODY_ELSE = () => undefined;

/** A practice on the screen: its store shows what the worker tells, and the worker hears what the player wants. */
export class PracticeSession {
  readonly store: TableStore;
  /** Nobody else is there to be agreed with, and no chair is free. */
  readonly actions: Omit<TableActions, "analyse"> = {
    act: (move) => {
      const turnNumber = this.store.scene()?.table.turn?.number ?? 0;
      this.#isActing = true;
      this.store.tell({ isActing: true, ownMove: { turnNumber, wish: move } });
      this.#ask({ type: "act", turnNumber, move });
    },
    propose: (proposal) => this.#ask({ type: "propose", proposal }),
    dealNext: () => this.#ask({ type: "dealNext" }),
    answer: NOBODY_ELSE,
    resume: NOBODY_ELSE,
    sit: NOBODY_ELSE,
    addBot: NOBODY_ELSE,
    keepOut: NOBODY_ELSE,
    letIn: NOBODY_ELSE,
  };
  readonly #begin: PracticeRequest;
  #practice: Practice | null = null;
  #isActing = false;

  constructor(wish: PracticeWish, playerName: string) {
    this.store = new TableStore({ id: PRACTISING_ID, name: playerName });
    this.#begin = { type: "begin", wish, playerName };
  }

  /** Plays until what it returns is called. The table goes on whenever everything has been seen. */
  run({ onRefused, onFault }: SessionEvents): () => void {
    const { store } = this;
    const pacer = pacerInto(store, {
      onIdle: () => this.#ask({ type: "goOn", seq: store.scene()?.table.seq ?? 0 }),
    });
    const heard = (answer: PracticeAnswer) => this.#heard(answer);
    this.#practice = openPractice({
      onFault,
      onAnswer(answer) {
        heard(answer);
        if (!answer.ok) onRefused(answer);
        else pacer.push(...answer.messages.map((message) => ({ message, atMs: Date.now() })));
      },
    });
    store.tell({ link: { kind: "open" } });
    this.#ask(this.#begin);
    return () => {
      pacer.clear();
      this.#practice?.end();
      this.#practice = null;
    };
  }

  /** What a move has led to may have to wait until what was before it has been seen: it is on its way until then. */
  #heard(answer: PracticeAnswer): void {
    if (!this.#isActing) return;
    this.#isActing = false;
    this.store.tell({ isActing: false, ...(answer.ok && { ackedSeq: lastSeqOf(answer.messages) }) });
  }

  #ask(request: PracticeRequest): void {
    this.#practice?.ask(request);
  }
}
