import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChatDoor } from "#features/chat/chat-door.tsx";
import { ChatRoom } from "#features/chat/chat-room.tsx";
import { RoomTabs } from "#features/chat/room-tabs.tsx";
import { SpokenLines } from "#features/chat/spoken-lines.tsx";
import { useRoomStore, useUnread } from "#features/chat/room/use-room.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { FriendsTalk } from "./lobby-friends.tsx";

const LOBBY = { kind: "lobby" } as const;

/** How often it is asked what friends have written: nothing waits for it. */
const LOOK_AGAIN_MS = 20_000;

/** How much friends have written that the member has not read. */
function useUnreadOfFriends(): number {
  const options = useTRPC().chat.conversations.queryOptions(undefined, { refetchInterval: LOOK_AGAIN_MS });
  return (useQuery(options).data ?? []).reduce((sum, { unread }) => sum + unread, 0);
}

/** The club's common room, and talks with friends, for whoever is somebody. */
export function LobbyChat() {
  useLateTexts("inChat");
  const { t } = useTranslation();
  const store = useRoomStore(LOBBY);
  const unread = { lobby: useUnread(store), friends: useUnreadOfFriends() };
  const [room, show] = useState<"lobby" | "friends">("lobby");
  const title = t(($) => $.chat.title);
  return (
    <>
      <ChatDoor title={title} unread={unread.lobby + unread.friends} place="page">
        <RoomTabs
          label={title}
          shown={room}
          onShow={show}
          tabs={[
            { room: "lobby", label: t(($) => $.chat.rooms.lobby), unread: unread.lobby },
            { room: "friends", label: t(($) => $.chat.rooms.friends), unread: unread.friends },
          ]}
        />
        {room === "lobby" ? <ChatRoom store={store} empty={t(($) => $.chat.empty.lobby)} /> : <FriendsTalk />}
      </ChatDoor>
      <SpokenLines store={store} />
    </>
  );
}
