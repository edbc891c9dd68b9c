import type {
  Act,
  AddBot,
  AnswerProposal,
  CreateTable,
  ErrorCode,
  LobbyList,
  LobbyMessage,
  MyTable,
  Join,
  Leave,
  Propose,
  Resume,
  TableMessage,
  TablePresence,
  TableRef,
  WatchTable,
} from "@trelyazh/protocol";
import type { Projected, Member } from "@trelyazh/table";
import type { Line } from "@trelyazh/ws-adapter";
import type { TrackedEnvelope } from "@trpc/server";

/** The place of an event in its table's history. */
export interface Ack {
  readonly seq: number;
}

/** What somebody is sent of a table, each message tracked by its number. */
export type TableStream = AsyncIterable<TrackedEnvelope<Projected<TableMessage>>>;

/** What the routers may ask of the tables; refusals are thrown as `ClubError`. */
export interface TableService {
  create(member: Member, wish: CreateTable): Promise<Ack & { readonly tableId: string }>;
  join(member: Member, chair: Join): Promise<Ack>;
  leave(member: Member, table: Leave): Promise<Ack>;
  addBot(member: Member, chair: AddBot): Promise<Ack>;
  act(member: Member, act: Act): Promise<Ack>;
  propose(member: Member, wish: Propose): Promise<Ack>;
  answerProposal(member: Member, answer: AnswerProposal): Promise<Ack>;
  resume(member: Member, table: Resume): Promise<Ack>;
  /** The member's stream of a table; without a line, as it is over HTTP, nothing is known of the way to them. */
  watch(member: Member, wish: WatchTable, line: Line | null): Promise<TableStream>;
  presence(table: TableRef): Promise<AsyncIterable<TablePresence>>;
}

/** What the routers may ask of the lobby. */
export interface Lobby {
  /** The list as those have it who watch it. */
  list(): LobbyList;
  mine(member: Member): readonly MyTable[];
  /** The list at once, and then its changes; who is slow gets the latest list instead. */
  watch(): AsyncIterable<LobbyMessage>;
}

/** A call that changes something, once it has been answered. */
export interface CommandReport {
  readonly procedure: string;
  readonly outcome: ErrorCode | "OK";
  readonly ms: number;
}

export interface ClubServices {
  readonly tables: TableService;
  readonly lobby: Lobby;
  /** Refuses with `TOO_MANY_REQUESTS` a member who calls a procedure too often; null for procedures without a limit. */
  readonly limitMember: (procedure: string, memberId: string) => Promise<void> | null;
  /** Must not throw. */
  readonly onCommand: (report: CommandReport) => void;
}
