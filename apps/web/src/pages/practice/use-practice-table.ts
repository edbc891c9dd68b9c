import { errorText } from "@trelyazh/i18n";
import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeWish } from "#features/practice/choices.ts";
import { PRACTISING_ID } from "#features/practice/practising.ts";
import { openPractice, type Practice } from "#features/practice/worker/open-practice.ts";
import type { PracticeAnswer } from "#features/practice/worker/practice-messages.ts";
import type { TableActions } from "#features/table/scene/table-context.ts";
import { TableStore } from "#features/table/scene/table-store.ts";
import { pacerInto } from "#features/table/watching/pacer-into.ts";
import { notify } from "#lib/toasts.ts";

type Refused = Extract<PracticeAnswer, { ok: false }>;

interface Watched {
  readonly store: TableStore;
  readonly onRefused: (refused: Refused) => void;
  readonly onFault: () => void;
}

/** Shows in a store what happens at a practice table, which goes on whenever everything has been seen. */
function watchPractice({ store, onRefused, onFault }: Watched): Practice {
  const pacer = pacerInto(store, {
    onIdle: () => practice.ask({ type: "goOn", seq: store.scene()?.table.seq ?? 0 }),
  });
  const practice = openPractice({
    onFault,
    onAnswer(answer) {
      store.tell({ isActing: false });
      if (!answer.ok) onRefused(answer);
      else pacer.push(...answer.messages.map((message) => ({ message, atMs: Date.now() })));
    },
  });
  store.tell({ link: { kind: "open" } });
  return {
    ask: practice.ask,
    end() {
      pacer.clear();
      practice.end();
    },
  };
}

const NOBODY_ELSE = () => undefined;

/** What can be asked of a practice. Nobody else is there to be agreed with, and no chair is free. */
function actionsAt(store: TableStore, ask: Practice["ask"]): Omit<TableActions, "analyse"> {
  return {
    act: (move) => {
      store.tell({ isActing: true });
      ask({ type: "act", turnNumber: store.scene()?.table.turn?.number ?? 0, move });
    },
    propose: (proposal) => ask({ type: "propose", proposal }),
    dealNext: () => ask({ type: "dealNext" }),
    answer: NOBODY_ELSE,
    resume: NOBODY_ELSE,
    sit: NOBODY_ELSE,
    addBot: NOBODY_ELSE,
  };
}

/** Plays a practice for as long as the component is shown. Only the first wish counts. */
export function usePracticeTable(wish: PracticeWish) {
  const { t } = useTranslation();
  const [isBroken, setBroken] = useState(false);
  const [{ store, begin }] = useState(() => {
    const playerName = t(($) => $.practice.you);
    return {
      store: new TableStore({ id: PRACTISING_ID, name: playerName }),
      begin: { type: "begin", wish, playerName } as const,
    };
  });
  const running = useRef<Practice | null>(null);
  const tellRefusal = useRef(({ code }: Refused) => notify(errorText(t, code)));
  useEffect(() => {
    const practice = watchPractice({
      store,
      onRefused: (refused) => tellRefusal.current(refused),
      onFault: () => setBroken(true),
    });
    practice.ask(begin);
    running.current = practice;
    return () => practice.end();
  }, [store, begin]);
  const actions = useMemo(() => actionsAt(store, (request) => running.current?.ask(request)), [store]);
  return { store, actions, isBroken };
}
