// @vitest-environment happy-dom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { commitment, legalMoves, settingsOf, shuffle, SHUFFLE_VERSION, type FinishedDeal } from "@trelyazh/preferans";
import {
  createTable,
  DEFAULT_CONDITIONS,
  decideTable,
  numberEvents,
  type Table,
  type TableCommand,
  type TableEnvelope,
} from "@trelyazh/table";
import { createHash } from "node:crypto";
import { Suspense, type ReactNode } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { DealMark } from "./deal-mark.tsx";
import { EveningCheck } from "./evening-check.tsx";
import { GiveNonces } from "./give-nonces.tsx";
import { keepPledge } from "./kept-pledges.ts";

const ANN = { id: "ann", name: "Ann" };
const sha256 = (bytes: Uint8Array): Uint8Array => createHash("sha256").update(bytes).digest();
const pledgeOf = (serverSeed: string) => ({
  version: SHUFFLE_VERSION,
  commitment: commitment({ serverSeed, sha256 }),
});

/** A table of Ann's with two bots, and all that has happened there. */
class Recorded {
  readonly record: TableEnvelope[] = [];
  table: Table;

  constructor(id: string) {
    const conditions = {
      ...DEFAULT_CONDITIONS,
      settings: settingsOf("sochi"),
      turnSeconds: 30,
      pledge: pledgeOf("first"),
    };
    const creation = createTable({ id, owner: ANN, seat: 0, bots: [{ seat: 1 }, { seat: 2 }], conditions, at: 0 });
    if (!creation.ok) throw new Error(creation.code);
    const [first, ...others] = creation.transitions;
    this.record.push(first.envelope, ...others.map(({ envelope }) => envelope));
    this.table = others.at(-1)?.table ?? first.table;
  }

  carryOut(command: TableCommand): void {
    const decision = decideTable(this.table, command);
    if (!decision.ok) throw new Error(decision.code);
    const events = decision.events.map((event) =>
      event.type === "game" && event.event.type === "dealScored" ? { ...event, seed: "first" } : event,
    );
    for (const { envelope, table } of numberEvents(this.table, command, { events, at: 0 })) {
      this.record.push(envelope);
      this.table = table;
    }
  }

  /** Deals what was pledged, and plays it to its end. */
  playDeal(nonces: readonly string[]): void {
    this.carryOut({ type: "start", dealer: 0 });
    const deck = shuffle({ serverSeed: "first", clientNonces: nonces, dealNumber: 1, sha256 });
    this.carryOut({ type: "deal", deck, nonces, pledge: pledgeOf("second") });
    while (this.table.turn !== null && this.table.pulya !== null) {
      const { actor, number: turnNumber } = this.table.turn;
      const moves = legalMoves(this.table.pulya, actor);
      const move = moves.find((each) => each.type === "call" && each.call === "pass") ?? moves[0];
      if (move === undefined) throw new Error("nobody can move");
      const { seat: _seat, ...wish } = move;
      this.carryOut(
        actor === 0 ? { type: "act", member: ANN, turnNumber, wish } : { type: "moveBot", turnNumber, move },
      );
    }
  }

  get deal(): FinishedDeal {
    const deal = this.table.pulya?.deal;
    if (deal?.phase !== "finished") throw new Error("the deal is not over");
    return deal;
  }
}

async function shown({ table, record }: Recorded, part: ReactNode, log: readonly TableEnvelope[] = record) {
  const store = new TableStore(ANN);
  store.show({ table, you: 0, clockOffsetMs: 0, log, lastDeal: null });
  const club = fakeClub();
  const room = { store, actions: NO_ACTIONS };
  const rootRoute = createRootRoute({
    component: () => (
      <TableContext value={room}>
        <Suspense>{part}</Suspense>
      </TableContext>
    ),
  });
  const router = createRouter({ routeTree: rootRoute, history: createMemoryHistory() });
  await router.load();
  const screen = await showInClub(club.connection, <RouterProvider router={router} />);
  return { ...screen, club, router };
}

/** A deal to which this browser has added something. */
function fairDeal(id: string): Recorded {
  const recorded = new Recorded(id);
  const { nonce } = keepPledge(id, 1, pledgeOf("first").commitment);
  recorded.playDeal([nonce, "", ""]);
  return recorded;
}

beforeEach(() => sessionStorage.clear());

test("a number is added to the next deal, the same after a reload, and without a word where it is refused", async () => {
  const recorded = new Recorded("adding");
  for (const time of [1, 2]) {
    await using screen = await shown(recorded, <GiveNonces />);
    const [call] = screen.club.calls;
    expect([time, call?.op.path]).toEqual([time, "table.addNonce"]);
    const { nonce } = keepPledge("adding", 1, "");
    expect(call?.op.input).toMatchObject({ tableId: "adding", deal: 1, nonce });
  }
});

test("the result of a fair deal says so quietly, and leads to its steps", async () => {
  const recorded = fairDeal("fair");
  await using screen = await shown(recorded, <DealMark number={recorded.deal.number} />);
  await vi.waitFor(() => doing(() => expect(screen.place.textContent).toContain("Deal checked")));
  await doing(() => screen.place.querySelector("button")?.click());
  await vi.waitFor(() => expect(screen.router.history.location.search).toContain("over=fairness"));
  expect(screen.place.querySelector("[role=alert]")).toBeNull();
});

test("a deal of which another commitment was told before is called out", async () => {
  const recorded = new Recorded("foul");
  keepPledge("foul", 1, "another");
  recorded.playDeal(["", "", ""]);
  await using screen = await shown(recorded, <DealMark number={1} />);
  await vi.waitFor(() =>
    doing(() => expect(screen.place.querySelector("[role=alert]")?.textContent).toBe("This deal does not add up")),
  );
});

test("the evening has each deal with what was told, added and hashed, and a receipt", async () => {
  const recorded = fairDeal("evening");
  await using screen = await shown(recorded, <EveningCheck />);
  const { place } = screen;
  await vi.waitFor(() => doing(() => expect(place.textContent).toContain("Your browser's number is among them.")));
  expect(place.textContent).toContain(pledgeOf("first").commitment);
  expect(place.querySelector("textarea")?.value).toMatch(
    /^trelyazh receipt 1\ntable evening\n\ndeal 1 version 1\ncommitment /,
  );
});
