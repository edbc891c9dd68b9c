import { WatchLobby, type LobbyList, type LobbyMessage, type LobbyNear } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import type { LiveStream } from "@trelyazh/ws-adapter";
import { ClubError } from "../club-error.ts";
import { inputOf, membersOnly, procedure, router, type Context } from "../trpc.ts";
import type { Hidden, OwnLists, Told } from "./own-lists.ts";
import type { LobbyLimits } from "./limits.ts";

/** What may be asked of the lobby. */
export interface Lobby {
  /** The list as its watchers have it. */
  list(): LobbyList;
  /** Whether it is still known what has changed since that version. */
  knows(version: number): boolean;
  /** The list at once, or what has changed since, and then its changes; a slow watcher gets the latest list instead. */
  watch(since?: number): LiveStream<Told<LobbyMessage>>;
  near(member: Member, around: Around): LobbyNear;
}

/** Who those are that a member has something to do with. */
export interface Around {
  readonly companions: readonly string[];
  /** Whose tables they do not see; null while that cannot be known. */
  readonly hidden: Hidden;
  /** With whom they do not want to play: only their own wish, since nobody is told of another's. */
  readonly avoided: ReadonlySet<string>;
  readonly friends: ReadonlySet<string>;
}

const NOBODY: ReadonlySet<string> = new Set();

interface Asked {
  readonly board: Lobby;
  readonly limits: LobbyLimits;
  /** Returns the ids of the people with whom that member has finished a pulya lately. */
  readonly companionsOf: (member: Member) => Promise<readonly string[]>;
  readonly ownLists: OwnLists;
  readonly between: {
    readonly avoidedBy: (userId: string) => Promise<ReadonlySet<string>>;
    readonly friendsOf: (userId: string) => Promise<ReadonlySet<string>>;
  };
}

/** Who reads the list, and whom they do not see. Strangers see everybody, and so does whoever is kept out of all else. */
async function readerIn({ visitor }: Context, ownLists: OwnLists) {
  const member = await visitor.member().catch((cause: unknown) => {
    if (cause instanceof ClubError && cause.clubCode === "BANNED") return null;
    throw cause;
  });
  return { member, hidden: member === null ? NOBODY : await ownLists.hiddenFrom(member.id) };
}

export const lobbyRouter = ({ board, limits, companionsOf, ownLists, between }: Asked) =>
  router({
    list: procedure.query(async ({ ctx }) => {
      await limits.wholeList(ctx.address);
      return ownLists.list(board.list(), (await readerIn(ctx, ownLists)).hidden);
    }),
    tables: procedure.input(inputOf(WatchLobby)).subscription(async ({ ctx, input }) => {
      const { member, hidden } = await readerIn(ctx, ownLists);
      // An own list cannot be gone on with: what has changed since then says nothing of what was hidden meanwhile.
      const since =
        hidden?.size === 0 && typeof input?.lastEventId === "string" ? Number(input.lastEventId) : undefined;
      if (since === undefined || !board.knows(since)) await limits.wholeList(ctx.address);
      const stream = board.watch(since);
      return member === null ? stream : ownLists.follow(stream, member.id, hidden);
    }),
    near: procedure.query(
      membersOnly(async ({ member }) => {
        const [companions, hidden, avoided, friends] = await Promise.all([
          companionsOf(member),
          ownLists.hiddenFrom(member.id),
          between.avoidedBy(member.id).catch(() => NOBODY),
          between.friendsOf(member.id).catch(() => NOBODY),
        ]);
        return board.near(member, { companions, hidden, avoided, friends });
      }),
    ),
  });
