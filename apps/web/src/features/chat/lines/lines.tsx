import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { useReport } from "#lib/reporting/use-report.ts";
import { useNewestInSight } from "#lib/scrolling/use-newest-in-sight.ts";
import { Button } from "#ui/button.tsx";
import type { RoomStore } from "../room/room-store.ts";
import { useMutes, useRoomState } from "../room/use-room.ts";
import { Group } from "./group.tsx";
import { groupsOf } from "./line-groups.ts";
import { Muted } from "./muted.tsx";
import { OutgoingLines } from "./outgoing-lines.tsx";
import styles from "./lines.module.css";

interface LinesProps {
  readonly store: RoomStore;
  /** What is said where nothing was said yet. */
  readonly empty: string;
}

/** Reads what came before the first line, where there is more. */
function Earlier({ store }: Pick<LinesProps, "store">) {
  const { t } = useTranslation();
  const { items, isWhole, isReadingEarlier } = useRoomState(store);
  if (isWhole || items.length === 0) return null;
  return (
    <Button look="ghost" disabled={isReadingEarlier} onClick={() => void store.readEarlier()}>
      {t(($) => $.chat.earlier)}
    </Button>
  );
}

/** What was said in a room, the newest at the end, and what is on its way there. */
export function Lines({ store, empty }: LinesProps) {
  const { t } = useTranslation();
  const { items, isOpen, outgoing } = useRoomState(store);
  const mutes = useMutes();
  const me = useMe().data?.user?.id;
  const report = useReport();
  const list = useRef<HTMLOListElement>(null);
  const groups = groupsOf(items, mutes.ids);
  useNewestInSight(list, { first: items[0]?.seq ?? 0, last: (items.at(-1)?.seq ?? 0) + outgoing.length });
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keyboard
    <ol ref={list} className={styles["lines"]} aria-label={t(($) => $.chat.lines)} tabIndex={0}>
      <li className={styles["top"]}>
        <Muted />
        <Earlier store={store} />
      </li>
      {groups.length + outgoing.length === 0 ? (
        <li className={styles["empty"]}>{isOpen ? empty : t(($) => $.chat.loading)}</li>
      ) : null}
      {groups.map((group) => (
        <Group
          key={group.lines[0]?.seq}
          group={group}
          isMine={group.by.id === me}
          onMute={(person) => mutes.set(person, true)}
          onReport={({ by, lines }) =>
            report({ people: [by], place: { kind: "line", room: store.room, seq: lines.at(-1)?.seq ?? 0 } })
          }
        />
      ))}
      <OutgoingLines store={store} />
    </ol>
  );
}
