import { whyNotPropose } from "@trelyazh/table";
import { Flag, RotateCcw, SlidersVertical } from "lucide-react";
import { useMemo, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeWish } from "#features/practice/choices.ts";
import { KeysItem } from "#features/table/keys/keys-dialog.tsx";
import { TableContext, useActions, useTable } from "#features/table/scene/table-context.ts";
import { TableScreen } from "#features/table/table-screen.tsx";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { RulesItem } from "#pages/rules/rules-over-table.tsx";
import { DealAnalysis, useAnalyse } from "#pages/table/deal-analysis.tsx";
import { TableChrome } from "#pages/table/table-chrome.tsx";
import { Button } from "#ui/button.tsx";
import { Menu, MenuItem } from "#ui/menu.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { usePracticeSession } from "./use-practice-session.ts";

interface Exits {
  /** The same once more. */
  readonly onAgain: () => void;
  /** Back to the choices. */
  readonly onLeave: () => void;
}

interface PracticeRoomProps extends Exits {
  readonly wish: PracticeWish;
}

/** A practice table: what a table of the club shows, but for what needs other people. */
export function PracticeRoom({ wish, onAgain, onLeave }: PracticeRoomProps) {
  const { session, isBroken } = usePracticeSession(wish);
  const { store, actions } = session;
  const opening = useSyncExternalStore(store.subscribe, store.opening);
  const analyse = useAnalyse();
  const room = useMemo(() => ({ store, actions: { ...actions, analyse } }), [store, actions, analyse]);
  // Nothing is kept of it: a page that loads itself anew would lose it.
  useUnfinished(!isBroken);
  if (isBroken) return <Broken onAgain={onAgain} />;
  if (opening !== null) return <Spinner />;
  return (
    <TableContext value={room}>
      <TableScreen>
        <TableChrome
          sign={<PracticeSign />}
          menu={<PracticeMenu onAgain={onAgain} onLeave={onLeave} />}
          afterwards={<Afterwards onAgain={onAgain} onLeave={onLeave} />}
        />
        <DealAnalysis />
      </TableScreen>
    </TableContext>
  );
}

function Broken({ onAgain }: Pick<Exits, "onAgain">) {
  const { t } = useTranslation();
  return (
    <Notice title={t(($) => $.common.crash.title)} text={t(($) => $.practice.broken)}>
      <Button look="primary" onClick={onAgain}>
        {t(($) => $.practice.again)}
      </Button>
    </Notice>
  );
}

/** Nobody shall take it for a game of the club. */
function PracticeSign() {
  const { t } = useTranslation();
  return (
    <span title={t(($) => $.practice.lead)} className="rounded-full bg-brass/18 px-2 text-brass-text">
      {t(($) => $.practice.sign)}
    </span>
  );
}

const ICON = { size: 18, strokeWidth: 1.75 } as const;

function PracticeMenu({ onAgain, onLeave }: Exits) {
  const { t } = useTranslation();
  const { propose } = useActions();
  const mayEnd = useTable(({ table, you }) => you !== null && whyNotPropose(table, you, "end") === null);
  return (
    <Menu label={t(($) => $.practice.menu)}>
      {mayEnd ? (
        <MenuItem
          icon={<Flag {...ICON} />}
          label={t(($) => $.practice.end)}
          hint={t(($) => $.practice.endHint)}
          onSelect={() => propose("end")}
        />
      ) : null}
      <RulesItem />
      <KeysItem />
      <MenuItem icon={<RotateCcw {...ICON} />} label={t(($) => $.practice.again)} onSelect={onAgain} />
      <MenuItem icon={<SlidersVertical {...ICON} />} label={t(($) => $.practice.choose)} onSelect={onLeave} />
    </Menu>
  );
}

/** From the settlement: once more, or otherwise. */
function Afterwards({ onAgain, onLeave }: Exits) {
  const { t } = useTranslation();
  return (
    <>
      <Button look="primary" onClick={onAgain}>
        {t(($) => $.practice.again)}
      </Button>
      <Button onClick={onLeave}>{t(($) => $.practice.choose)}</Button>
    </>
  );
}
