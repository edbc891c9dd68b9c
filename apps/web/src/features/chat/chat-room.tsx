import { useEffect, useSyncExternalStore, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isHidden, onSightChange } from "#lib/page-in-sight.ts";
import { Composer } from "./composer.tsx";
import { Lines } from "./lines/lines.tsx";
import type { RoomStore } from "./room/room-store.ts";
import { useRoomState } from "./room/use-room.ts";
import styles from "./chat-room.module.css";

interface ChatRoomProps {
  readonly store: RoomStore;
  /** What is said where nothing was said yet. */
  readonly empty: string;
  /** What stands above the field: who reads it, or why there is none. */
  readonly note?: ReactNode;
  readonly mayWrite?: boolean;
}

/** A room of the club: what was said there, and where to say something. What is shown counts as read while somebody looks at it. */
export function ChatRoom({ store, empty, note, mayWrite = true }: ChatRoomProps) {
  const { t } = useTranslation();
  const { items, read, refused } = useRoomState(store);
  const isInSight = useSyncExternalStore(onSightChange, () => !isHidden());
  const last = items.at(-1)?.seq ?? 0;
  const isUnread = read !== null && last > read;
  useEffect(() => {
    if (isInSight && isUnread) store.markRead();
  }, [isInSight, isUnread, store]);
  if (refused !== null) {
    return (
      <p className={styles["refused"]}>
        {refused === "CHAT_OFF" ? t(($) => $.chat.notes.off) : t(($) => $.chat.notes.refused)}
      </p>
    );
  }
  return (
    <>
      <Lines store={store} empty={empty} />
      {note === undefined ? null : <div className={styles["note"]}>{note}</div>}
      {mayWrite ? <Composer key={JSON.stringify(store.room)} store={store} /> : null}
    </>
  );
}
