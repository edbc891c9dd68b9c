// @vitest-environment happy-dom
import type { LobbyList, LobbyMessage, LobbyTable } from "@trelyazh/protocol";
import { expect, test } from "vitest";
import { doing, fakeClub, showInClub } from "#lib/club/testing/fake-club.tsx";
import { useLobbyTables } from "./use-lobby-tables.ts";

function line(id: string): LobbyTable {
  return {
    id,
    poolTarget: 10,
    status: "waiting",
    seats: [null, null, null],
    turnSeconds: 60,
    spectatorDelaySeconds: 30,
    createdAt: 0,
    dealNumber: 0,
  };
}

const list = (version: number, ...ids: string[]): LobbyList => ({ kind: "list", version, tables: ids.map(line) });

function Shown() {
  const tables = useLobbyTables();
  return tables === null ? "nothing yet" : tables.map(({ id }) => id).join(" ");
}

async function lobby() {
  const club = fakeClub();
  const shown = await showInClub(club.connection, <Shown />);
  const streams = () => club.calls.filter(({ op }) => op.type === "subscription");
  return {
    text: () => shown.place.textContent,
    streams,
    tell: (message: LobbyMessage) =>
      doing(() =>
        streams()
          .at(-1)
          ?.tell({ id: String(message.version), data: message }),
      ),
    [Symbol.asyncDispose]: shown[Symbol.asyncDispose],
  };
}

test("the list is there as soon as the stream has brought it, and follows what changes", async () => {
  await using shown = await lobby();
  expect(shown.text()).toBe("nothing yet");
  await shown.tell(list(1, "a"));
  expect(shown.text()).toBe("a");
  await shown.tell({ kind: "changes", version: 2, since: 1, put: [line("b")], removed: ["a"] });
  expect(shown.text()).toBe("b");
});

test("when a change is missing the stream begins anew, with the whole list", async () => {
  await using shown = await lobby();
  await shown.tell(list(1, "a"));
  await shown.tell({ kind: "changes", version: 3, since: 2, put: [line("b")], removed: [] });
  expect(shown.text()).toBe("a");
  expect(shown.streams().map((stream) => stream.isOpen())).toEqual([false, true]);
  await shown.tell(list(3, "a", "b"));
  expect(shown.text()).toBe("a b");
});

test("nothing is followed once it is no longer shown", async () => {
  const shown = await lobby();
  await shown[Symbol.asyncDispose]();
  expect(shown.streams().map((stream) => stream.isOpen())).toEqual([false]);
});
