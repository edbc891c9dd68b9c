import { personName } from "@trelyazh/i18n";
import type { NamedPerson, PeopleNews } from "@trelyazh/protocol";
import { useQuery } from "@tanstack/react-query";
import { ChevronLeft } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ChatRoom } from "#features/chat/chat-room.tsx";
import { useRoomStore } from "#features/chat/room/use-room.ts";
import type { ClubConnection } from "#lib/club/club-connection.ts";
import type { Stream } from "#lib/club/stream-follower.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useStream } from "#lib/club/use-stream.ts";
import { Pressable } from "#ui/pressable.tsx";
import styles from "./lobby-friends.module.css";

function newsStream({ people }: ClubConnection["client"]): Stream<PeopleNews> {
  return { subscribe: (_, events) => people.news.subscribe(undefined, events) };
}

/** A member's friends, and how much each has written that the member has not read. */
export function FriendsTalk() {
  const [friends, setFriends] = useState<readonly NamedPerson[] | null>(null);
  const [chosen, choose] = useState<NamedPerson | null>(null);
  useStream(newsStream, (news) => {
    setFriends(news.friends);
    return "taken";
  });
  if (chosen !== null) return <FriendRoom friend={chosen} onBack={() => choose(null)} />;
  return <FriendList friends={friends} onChoose={choose} />;
}

interface FriendListProps {
  /** Null until they are known. */
  readonly friends: readonly NamedPerson[] | null;
  readonly onChoose: (friend: NamedPerson) => void;
}

function FriendList({ friends, onChoose }: FriendListProps) {
  const { t } = useTranslation();
  const conversations = useQuery(useTRPC().chat.conversations.queryOptions()).data ?? [];
  const unread = new Map(conversations.map((each) => [each.with.id, each.unread]));
  if (friends === null || friends.length === 0) {
    return (
      <p className={styles["empty"]}>{friends === null ? t(($) => $.chat.loading) : t(($) => $.chat.empty.friends)}</p>
    );
  }
  return (
    <ul className={styles["friends"]}>
      {friends.map((friend) => (
        <li key={friend.id}>
          <Pressable className={styles["friend"]} onClick={() => onChoose(friend)}>
            <span>{personName(t, friend.name)}</span>
            {(unread.get(friend.id) ?? 0) === 0 ? null : (
              <span className={styles["count"]}>{unread.get(friend.id)}</span>
            )}
          </Pressable>
        </li>
      ))}
    </ul>
  );
}

function FriendRoom({ friend, onBack }: { readonly friend: NamedPerson; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const store = useRoomStore({ kind: "friend", userId: friend.id });
  return (
    <>
      <Pressable className={styles["back"]} onClick={onBack}>
        <ChevronLeft size={18} aria-hidden="true" />
        <span>{personName(t, friend.name)}</span>
      </Pressable>
      <ChatRoom store={store} empty={t(($) => $.chat.empty.friend)} />
    </>
  );
}
