import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ChatDoor } from "#features/chat/chat-door.tsx";
import { ChatRoom } from "#features/chat/chat-room.tsx";
import { RoomTabs } from "#features/chat/room-tabs.tsx";
import { SpokenLines } from "#features/chat/spoken-lines.tsx";
import { useRoomState, useRoomStore, useUnread } from "#features/chat/room/use-room.ts";
import type { RoomStore } from "#features/chat/room/room-store.ts";
import { useTable } from "#features/table/scene/table-context.ts";
import { useLayers } from "#lib/layers.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import styles from "./table-chat-door.module.css";

/** The chat of a table: a player's has what players say, and what spectators have said; a spectator's has theirs. */
export function TableTalk() {
  useLateTexts("inChat");
  const tableId = useTable(({ table }) => table.id);
  const isPlayer = useTable(({ you }) => you !== null);
  return isPlayer ? <PlayersTalk tableId={tableId} /> : <SpectatorsTalk tableId={tableId} />;
}

interface TalkProps {
  readonly tableId: string;
}

function SpectatorsTalk({ tableId }: TalkProps) {
  const { t } = useTranslation();
  const store = useRoomStore({ kind: "spectators", tableId });
  const unread = useUnread(store);
  return (
    <>
      <ChatDoor title={t(($) => $.chat.rooms.spectators)} unread={unread} place="table">
        <ChatRoom
          store={store}
          empty={t(($) => $.chat.empty.spectators)}
          note={<span>{t(($) => $.chat.notes.spectators)}</span>}
        />
      </ChatDoor>
      <SpokenLines store={store} />
    </>
  );
}

/** Asks for what spectators have said as soon as no deal is on. */
function useWithheld(store: RoomStore): void {
  const isDealOn = useTable(
    ({ table: { pulya } }) => pulya !== null && pulya.deal !== null && pulya.deal.phase !== "finished",
  );
  const last = useRoomState(store).items.at(-1)?.seq ?? 0;
  useEffect(() => {
    if (!isDealOn && last > 0) store.readWithheld();
  }, [isDealOn, last, store]);
}

const ROOMS = ["players", "spectators"] as const;

function PlayersTalk({ tableId }: TalkProps) {
  const { t } = useTranslation();
  const stores = {
    players: useRoomStore({ kind: "players", tableId }),
    spectators: useRoomStore({ kind: "spectators", tableId }),
  };
  const unread = { players: useUnread(stores.players), spectators: useUnread(stores.spectators) };
  const [shown, show] = useState<(typeof ROOMS)[number]>("players");
  useWithheld(stores.spectators);
  const isLookedAt = useTable(({ presence }) => (presence?.spectators ?? 0) > 0);
  const hasSpectators = useRoomState(stores.spectators).items.length > 0 || isLookedAt;
  const room = hasSpectators ? shown : "players";
  return (
    <>
      <ChatDoor title={t(($) => $.chat.title)} unread={unread.players + unread.spectators} place="table">
        {hasSpectators ? (
          <RoomTabs
            label={t(($) => $.chat.title)}
            shown={room}
            onShow={show}
            tabs={ROOMS.map((each) => ({ room: each, label: t(($) => $.chat.rooms[each]), unread: unread[each] }))}
          />
        ) : null}
        <ChatRoom
          key={room}
          store={stores[room]}
          empty={t(($) => $.chat.empty[room])}
          note={room === "spectators" ? <span>{t(($) => $.chat.notes.kept)}</span> : <YourTurn />}
          mayWrite={room === "players"}
        />
      </ChatDoor>
      <SpokenLines store={stores.players} />
    </>
  );
}

/** Over a phone's table the chat says when it is the player's turn. */
function YourTurn() {
  const { t } = useTranslation();
  const { close } = useLayers();
  const isAsked = useTable(({ legal }) => legal.kind !== "none");
  if (!isAsked) return null;
  return (
    <div className={styles["turn"]}>
      <Button look="primary" className="w-full" onClick={() => close("chat")}>
        {t(($) => $.chat.notes.turn)}
      </Button>
    </div>
  );
}
