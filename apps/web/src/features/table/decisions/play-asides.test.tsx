// @vitest-environment happy-dom
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { expect, test, vi } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { layerIn } from "#lib/layers.ts";
import { TableContext } from "../scene/table-context.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { pulyaBeforeTheLead, playOn } from "../testing/led-table.ts";
import { ToldTable } from "../testing/told-table.ts";
import { PlayAsides } from "./play-asides.tsx";

/** After the first trick of a deal, with seat 1 the declarer, whoever looks back sees it again. */
async function lookingBack(you: 0 | 1 | 2) {
  let pulya = pulyaBeforeTheLead();
  while (pulya.deal?.phase === "play" && pulya.deal.tricks.length === 0) pulya = playOn(pulya);
  const table = new ToldTable(you, pulya);
  const room = { store: table.store, actions: NO_ACTIONS };
  const rootRoute = createRootRoute({
    validateSearch: layerIn,
    component: () => (
      <TableContext value={room}>
        <PlayAsides />
      </TableContext>
    ),
  });
  const history = createMemoryHistory();
  const router = createRouter({ routeTree: rootRoute, history });
  await router.load();
  const shown = await showInClub(fakeClub().connection, <RouterProvider router={router} />);
  const lookBack = [...shown.place.querySelectorAll("button")].find(({ textContent }) => textContent === "Last trick");
  await doing(() => lookBack?.click());
  return { ...shown, table, over: () => layerIn(router.options.parseSearch(history.location.search)).over };
}

type LookingBack = Awaited<ReturnType<typeof lookingBack>>;

const leader = (): 0 | 1 | 2 => {
  let pulya = pulyaBeforeTheLead();
  while (pulya.deal?.phase === "play" && pulya.deal.tricks.length === 0) pulya = playOn(pulya);
  return pulya.deal?.phase === "play" ? (pulya.deal.turn as 0 | 1 | 2) : 0; // three people play
};

const isGone = ({ over }: LookingBack) => vi.waitFor(() => expect(over()).toBeUndefined());

test("the last trick gives way as soon as the viewer has a card to play, and not before", async () => {
  await using looking = await lookingBack(((leader() + 2) % 3) as 0 | 1 | 2);
  await doing(() => looking.table.playOn());
  expect(looking.over()).toBe("lastTrick");
  await doing(() => looking.table.playOn());
  await isGone(looking);
});

test("it gives way to an offer that the viewer has to answer", async () => {
  await using looking = await lookingBack(((leader() + 1) % 3) as 0 | 1 | 2);
  expect(looking.over()).toBe("lastTrick");
  const taken = [4, 3, 3];
  await doing(() => looking.table.tell({ type: "offered", seat: leader(), taken }));
  await isGone(looking);
});

test("whoever looks back while it is their turn is left to look", async () => {
  await using looking = await lookingBack(leader());
  expect(looking.over()).toBe("lastTrick");
});
