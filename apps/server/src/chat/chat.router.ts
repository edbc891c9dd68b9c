import {
  MarkRead,
  Mute,
  ReadRoom,
  RoomRef,
  Say,
  WatchRoom,
  type ChatPage,
  type Conversation,
  type RoomMark,
} from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { inputOf, membersChange, membersOnly, procedure, router, type Caller, type MembersCall } from "../trpc.ts";
import type { RoomLines } from "./rooms/room-stream.ts";

/** What may be asked of the chat; refusals are thrown as `ClubError`. */
export interface Chat {
  say(member: Member, line: Say): Promise<{ readonly seq: number }>;
  /** What the member misses of a room first, and then what is said there. */
  watch(member: Member, wish: WatchRoom): Promise<RoomLines>;
  past(member: Member, page: ReadRoom): Promise<ChatPage>;
  mark(member: Member, ref: RoomRef): Promise<RoomMark>;
  markRead(member: Member, mark: MarkRead): Promise<void>;
  mute(member: Member, wish: Mute): Promise<void>;
  muted(member: Member): Promise<readonly { readonly id: string; readonly name: string }[]>;
  conversations(member: Member): Promise<readonly Conversation[]>;
}

type ChatLimit = (caller: Caller) => Promise<void>;

interface Asked {
  readonly service: Chat;
  readonly limits: Readonly<Record<"say" | "read" | "mark", ChatLimit>>;
}

/** Does that as often as the limit lets a member, and all at their address, do it. */
function within<Input, Output>(limit: ChatLimit, run: (call: MembersCall<Input>) => Promise<Output>) {
  return async (call: MembersCall<Input>): Promise<Output> => {
    await limit({ memberId: call.member.id, address: call.ctx.address });
    return await run(call);
  };
}

export const chatRouter = ({ service, limits: { say, read, mark } }: Asked) =>
  router({
    say: procedure
      .input(inputOf(Say))
      .mutation(membersChange(within(say, ({ member, input }) => service.say(member, input)))),
    room: procedure
      .input(inputOf(WatchRoom))
      .subscription(membersOnly(within(read, ({ member, input }) => service.watch(member, input)))),
    past: procedure
      .input(inputOf(ReadRoom))
      .query(membersOnly(within(read, ({ member, input }) => service.past(member, input)))),
    mark: procedure
      .input(inputOf(RoomRef))
      .query(membersOnly(within(read, ({ member, input }) => service.mark(member, input)))),
    markRead: procedure
      .input(inputOf(MarkRead))
      .mutation(membersChange(within(mark, ({ member, input }) => service.markRead(member, input)))),
    mute: procedure
      .input(inputOf(Mute))
      .mutation(membersChange(within(mark, ({ member, input }) => service.mute(member, input)))),
    muted: procedure.query(membersOnly(within(read, ({ member }) => service.muted(member)))),
    conversations: procedure.query(membersOnly(within(read, ({ member }) => service.conversations(member)))),
  });
