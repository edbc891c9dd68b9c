import { errorText } from "@trelyazh/i18n";
import { RotateCcw, X } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import type { Outgoing, OutgoingFault } from "../room/room-state.ts";
import type { RoomStore } from "../room/room-store.ts";
import { useRoomState } from "../room/use-room.ts";
import { Bubble, Said } from "./bubble.tsx";
import { LineText } from "./line-text.tsx";
import styles from "./outgoing-lines.module.css";

// Few people are ever silenced.
const RestraintNote = lazy(async () => ({
  default: (await import("#ui/late/restraint-note.tsx")).RestraintNote,
}));

/** Why a line has not gone, and when it may. A page without a table has no words for that until then. */
function FaultText({ fault: { code, retryAfterMs, restraint } }: { readonly fault: OutgoingFault }) {
  useLateTexts("atTables");
  const { t } = useTranslation();
  const why = code === null ? t(($) => $.chat.failed) : errorText(t, code);
  const wait = retryAfterMs === null ? "" : t(($) => $.chat.waitSeconds, { count: Math.ceil(retryAfterMs / 1000) });
  return (
    <>
      <span>{`${why} ${wait}`.trim()}</span>
      {restraint === null ? null : <RestraintNote restraint={restraint} />}
    </>
  );
}

function OutgoingLine({ line, store }: { readonly line: Outgoing; readonly store: RoomStore }) {
  const { t } = useTranslation();
  const { fault, lineId, words } = line;
  return (
    <Said isMine isFailed={fault !== null}>
      <Bubble aside={fault === null ? t(($) => $.chat.sending) : undefined}>
        <LineText line={words} />
      </Bubble>
      {fault === null ? null : (
        <div className={styles["fault"]} role="alert">
          <Suspense fallback={null}>
            <FaultText fault={fault} />
          </Suspense>
          <Button look="ghost" size="m" onClick={() => store.again(lineId)}>
            <RotateCcw size={16} aria-hidden="true" />
            <span>{t(($) => $.chat.again)}</span>
          </Button>
          <Button look="ghost" size="m" onClick={() => store.drop(lineId)}>
            <X size={16} aria-hidden="true" />
            <span>{t(($) => $.chat.drop)}</span>
          </Button>
        </div>
      )}
    </Said>
  );
}

/** The viewer's own lines that have not come back yet. */
export function OutgoingLines({ store }: { readonly store: RoomStore }) {
  const { outgoing } = useRoomState(store);
  return outgoing.map((line) => <OutgoingLine key={line.lineId} line={line} store={store} />);
}
