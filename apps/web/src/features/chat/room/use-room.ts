import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ChatRoom } from "@trelyazh/protocol";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { useConnection, useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { unreadIn, type RoomState } from "./room-state.ts";
import { RoomStore } from "./room-store.ts";

/** Follows a room for as long as something is shown; `key` names it, and another one is another room. */
export function useRoomStore(room: ChatRoom): RoomStore {
  const { client } = useConnection();
  const key = JSON.stringify(room);
  // A room is what it says, and not the object that says it.
  const store = useMemo(() => new RoomStore(client.chat, JSON.parse(key) as ChatRoom), [client, key]);
  useEffect(() => store.follow(), [store]);
  return store;
}

export function useRoomState(store: RoomStore): RoomState {
  return useSyncExternalStore(store.subscribe, store.state);
}

/** Somebody whom the member does not want to read. */
export interface MutedPerson {
  readonly id: string;
  readonly name: string;
}

interface Mutes {
  readonly people: readonly MutedPerson[];
  readonly ids: ReadonlySet<string>;
  readonly set: (person: MutedPerson, isMuted: boolean) => void;
}

const NOBODY: readonly MutedPerson[] = [];

/** Whom the member does not want to read. A press takes effect at once. */
export function useMutes(): Mutes {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const showRefusal = useRefusalToast();
  const options = trpc.chat.muted.queryOptions();
  const { data: people = NOBODY } = useQuery(options);
  const { mutate } = useMutation(
    trpc.chat.mute.mutationOptions({
      onError: showRefusal,
      onSettled: () => queryClient.invalidateQueries({ queryKey: options.queryKey }),
    }),
  );
  const ids = useMemo(() => new Set(people.map(({ id }) => id)), [people]);
  const set = (person: MutedPerson, isMuted: boolean) => {
    const others = people.filter(({ id }) => id !== person.id);
    queryClient.setQueryData(options.queryKey, isMuted ? [...others, person] : others);
    mutate({ userId: person.id, muted: isMuted });
  };
  return { people, ids, set };
}

/** How many lines of a room the member has not read. */
export function useUnread(store: RoomStore): number {
  const state = useRoomState(store);
  const { ids } = useMutes();
  const me = useMe().data?.user?.id ?? "";
  return unreadIn(state, me, ids);
}
