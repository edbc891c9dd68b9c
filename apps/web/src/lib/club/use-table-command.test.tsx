// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { sayings } from "../toasts.ts";
import { doing, fakeClub, refusal, showInClub } from "./testing/fake-club.tsx";
import { useTableCommand } from "./use-table-command.ts";

const SITTING = { tableId: "t", seat: 1 } as const;
const sending: boolean[] = [];
const acks: unknown[] = [];

function Chair() {
  const { send, isSending } = useTableCommand(({ join }) => join, {
    onSending: (now) => void sending.push(now),
    onAck: (ack, wanted) => void acks.push([ack, wanted]),
  });
  return (
    <button type="button" data-sending={isSending} onClick={() => send(SITTING)}>
      Sit
    </button>
  );
}

async function chairIn({ connection }: Pick<ReturnType<typeof fakeClub>, "connection">) {
  const shown = await showInClub(connection, <Chair />);
  const button = shown.place.querySelector("button");
  return {
    isSending: () => button?.dataset["sending"],
    click: () => doing(() => button?.click()),
    [Symbol.asyncDispose]: shown[Symbol.asyncDispose],
  };
}

afterEach(() => {
  sending.length = 0;
  acks.length = 0;
});

test("a command is sent with an id of its own", async () => {
  const club = fakeClub();
  await using chair = await chairIn(club);
  await chair.click();
  await doing(() => club.calls[0]?.answer({ seq: 5 }));
  await chair.click();
  const [first, second] = club.calls.map(({ op }) => op.input as { commandId: string });
  expect(club.calls.map(({ op }) => op.path)).toEqual(["table.join", "table.join"]);
  expect(first).toEqual({ ...SITTING, commandId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(second?.commandId).not.toBe(first?.commandId);
});

test("a refusal of what nobody has asked for is not shown", async () => {
  function Quiet() {
    const { send } = useTableCommand(({ join }) => join, { isQuiet: true });
    return (
      <button type="button" onClick={() => send(SITTING)}>
        Sit
      </button>
    );
  }
  const club = fakeClub();
  await using shown = await showInClub(club.connection, <Quiet />);
  await doing(() => shown.place.querySelector("button")?.click());
  await doing(() => club.calls[0]?.fail(refusal("STALE_COMMAND")));
  expect(sayings.waiting()).toEqual([]);
});

test("crypto.randomUUID is not there over plain HTTP: a command has its id all the same", async () => {
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const club = fakeClub();
  await using chair = await chairIn(club);
  await chair.click();
  vi.unstubAllGlobals();
  expect(club.calls[0]?.op.input).toEqual({ ...SITTING, commandId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test("it is on its way until the club has answered, and the answer is told", async () => {
  const club = fakeClub();
  await using chair = await chairIn(club);
  expect([chair.isSending(), sending]).toEqual(["false", []]);
  await chair.click();
  expect([chair.isSending(), sending]).toEqual(["true", [true]]);
  await doing(() => club.calls[0]?.answer({ seq: 5 }));
  expect([chair.isSending(), sending]).toEqual(["false", [true, false]]);
  expect(acks).toEqual([[{ seq: 5 }, SITTING]]);
});

test("a refusal is shown in the viewer's words, and ends it", async () => {
  const club = fakeClub();
  await using chair = await chairIn(club);
  await chair.click();
  await doing(() => club.calls[0]?.fail(refusal("SEAT_TAKEN")));
  // Its words come late.
  await expect.poll(() => sayings.waiting().map(({ text }) => text)).toEqual(["This chair is taken."]);
  expect([chair.isSending(), sending, acks]).toEqual(["false", [true, false], []]);
});
