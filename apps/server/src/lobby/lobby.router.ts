import { WatchLobby, type LobbyList, type LobbyMessage, type LobbyNear } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { TrackedEnvelope } from "@trpc/server";
import { inputOf, membersOnly, procedure, router } from "../trpc.ts";
import type { LobbyLimits } from "./limits.ts";

/** A message of the lobby, tracked by its version. */
export type Told<Message extends LobbyMessage> = TrackedEnvelope<Message>;

/** What may be asked of the lobby. */
export interface Lobby {
  /** The list as its watchers have it. */
  list(): LobbyList;
  /** Whether it is still known what has changed since that version. */
  knows(version: number): boolean;
  /** The list at once, or what has changed since, and then its changes; a slow watcher gets the latest list instead. */
  watch(since?: number): AsyncIterable<Told<LobbyMessage>>;
  near(member: Member, companions: readonly string[]): LobbyNear;
}

interface Asked {
  readonly board: Lobby;
  readonly limits: LobbyLimits;
  /** Returns the ids of the people with whom that member has finished a pulya lately. */
  readonly companionsOf: (member: Member) => Promise<readonly string[]>;
}

export const lobbyRouter = ({ board, limits, companionsOf }: Asked) =>
  router({
    list: procedure.query(async ({ ctx }) => {
      await limits.wholeList(ctx.address);
      return board.list();
    }),
    tables: procedure.input(inputOf(WatchLobby)).subscription(async ({ ctx, input }) => {
      const since = typeof input?.lastEventId === "string" ? Number(input.lastEventId) : undefined;
      if (since === undefined || !board.knows(since)) await limits.wholeList(ctx.address);
      return board.watch(since);
    }),
    near: procedure.query(membersOnly(async ({ member }) => board.near(member, await companionsOf(member)))),
  });
