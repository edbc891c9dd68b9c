import { randomUUID } from "node:crypto";
import type { PartyWish, SeekerPlace } from "@trelyazh/db";
import { settingsOf, type Seat } from "@trelyazh/preferans";
import { TURN_SECONDS, type CreateTable, type ErrorCode } from "@trelyazh/protocol";
import type { Guest, Member } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";
import type { TableService } from "../tables/table.router.ts";
import type { SeatedAmong } from "./metrics.ts";

export interface SeatingDeps {
  readonly tables: Pick<TableService, "create" | "join">;
  /** The names that others see; rejects when the database is away. */
  readonly listNames: (
    userIds: readonly string[],
  ) => Promise<readonly { readonly id: string; readonly name: string }[]>;
}

/** What has become of a place: they sit there; they have to wait for it; it cannot be had, and others may be; or nothing will come of seeking. */
export type Seated =
  | { readonly kind: "seated"; readonly among: SeatedAmong }
  | { readonly kind: "later" }
  | { readonly kind: "lost" }
  | { readonly kind: "refused"; readonly code: ErrorCode };

/** Whoever is to make the table has so long for it; then those who wait for it seek on. */
const MAKING_MS = 10_000;

/** These say that there is no table anywhere for that member now. */
export const NOWHERE: readonly ErrorCode[] = [
  "TOO_MANY_TABLES",
  "RESTING",
  "KEPT_FROM_TABLES",
  "UNFINISHED_PULYA",
  "BANNED",
  "SIGN_IN_FIRST",
];

/** These say nothing of the place. */
const NOT_NOW: readonly ErrorCode[] = [
  "DATABASE_AWAY",
  "NODE_AWAY",
  "BUSY",
  "RESTARTING",
  "INTERNAL",
  "TOO_MANY_REQUESTS",
];

/** Seats people where they are to sit: the first of a party makes its table, and everybody else takes the chair that is kept there. */
export class Seating {
  readonly #deps: SeatingDeps;

  constructor(deps: SeatingDeps) {
    this.#deps = deps;
  }

  async seat(member: Member, place: SeekerPlace, address: string): Promise<Seated> {
    const { tableId, seat, wish } = place;
    try {
      if (wish?.userIds[0] === member.id) await this.#make(member, { tableId, wish, address });
      else await this.#deps.tables.join(member, { tableId, seat, commandId: randomUUID() });
      return { kind: "seated", among: amongIn(place) };
    } catch (error) {
      if (!(error instanceof ClubError)) throw error;
      return afterRefusal(error.clubCode, place);
    }
  }

  async #make(
    member: Member,
    { tableId, wish, address }: { readonly tableId: string; readonly wish: PartyWish; readonly address: string },
  ): Promise<void> {
    const names = new Map((await this.#deps.listNames(wish.userIds)).map(({ id, name }) => [id, name]));
    const guests = Array.from({ length: wish.players }, (_, seat): Guest | null => {
      const userId = seat === 0 ? undefined : wish.userIds.find((_id, index) => seatIn(wish, index) === seat);
      const name = userId === undefined ? undefined : names.get(userId);
      return userId === undefined || name === undefined ? null : { userId, name };
    });
    await this.#deps.tables.create(member, { ...tableFor(wish), tableId }, { address, guests });
  }
}

function afterRefusal(code: ErrorCode, place: SeekerPlace): Seated {
  if (code === "ALREADY_SEATED") return { kind: "seated", among: amongIn(place) };
  if (NOWHERE.includes(code)) return { kind: "refused", code };
  const isInTheMaking = code === "TABLE_NOT_FOUND" && place.placedMs < MAKING_MS;
  return { kind: isInTheMaking || NOT_NOW.includes(code) ? "later" : "lost" };
}

function amongIn({ wish }: SeekerPlace): SeatedAmong {
  if (wish === null) return "open table";
  return wish.userIds.length === wish.players ? "people" : "bots";
}

/** Where a party's people sit until chairs are drawn, in their order: bots have the chairs after the first. */
export function seatIn({ players, userIds }: Pick<PartyWish, "players" | "userIds">, index: number): Seat {
  // As many as a table has chairs.
  return (index === 0 ? 0 : players - userIds.length + index) as Seat;
}

/** The table that a party plays at: as everybody's convention has it, chairs by lot. */
export function tableFor({ convention, pace, players, userIds }: PartyWish): Omit<CreateTable, "tableId"> {
  const bots = players - userIds.length;
  return {
    settings: settingsOf(convention, { players }),
    turnSeconds: TURN_SECONDS[pace],
    bots,
    seatsBy: "lot",
    ...(userIds.length === 1 && { untimedAlone: true }),
  };
}
