import { useTranslation } from "react-i18next";
import { ChatDoor } from "#features/chat/chat-door.tsx";
import { ChatRoom } from "#features/chat/chat-room.tsx";
import { SpokenLines } from "#features/chat/spoken-lines.tsx";
import { useRoomStore, useUnread } from "#features/chat/room/use-room.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";

const LOBBY = { kind: "lobby" } as const;

/** The club's common room, for whoever is somebody. */
export function LobbyChat() {
  useLateTexts("inChat");
  const { t } = useTranslation();
  const store = useRoomStore(LOBBY);
  const unread = useUnread(store);
  return (
    <>
      <ChatDoor title={t(($) => $.chat.rooms.lobby)} unread={unread} place="page">
        <ChatRoom store={store} empty={t(($) => $.chat.empty.lobby)} />
      </ChatDoor>
      <SpokenLines store={store} />
    </>
  );
}
