import { EventEmitter } from "node:events";
import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { fakeClock } from "@trelyazh/testkit";
import { describe, expect, test } from "vitest";
import { CALL_LIMITS } from "./limits.ts";
import { LineBudgets } from "./line-budgets.ts";

const SETTINGS = {
  ...CALL_LIMITS,
  socketsPerMember: 2,
  streamsPerMember: 1,
  messagesPerSecond: 10,
  membersPerAddress: 2,
};
const SCHOOL = "203.0.113.7";

function asked(session: string, address = "127.0.0.1"): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers = { cookie: session, "x-forwarded-for": address };
  return request;
}

function openClub(settings: Partial<typeof CALL_LIMITS> = {}) {
  const clock = fakeClock();
  const refused: string[] = [];
  const budgets = new LineBudgets({
    settings: { ...SETTINGS, ...settings },
    clock,
    limits: { refused: (limit) => refused.push(limit) },
    addressOf: ({ headers }) => String(headers["x-forwarded-for"]),
    sessionKeyOf: ({ headers }) => headers.cookie ?? null,
  });
  const socket = (session: string, address?: string) => {
    const opened = new EventEmitter();
    return budgets.mayOpenSocket(asked(session, address), opened) ? opened : null;
  };
  return { budgets, clock, refused, socket };
}

describe("the sockets of a member", () => {
  test("are counted together until they are closed, and those of others apart", () => {
    const { socket, refused } = openClub();
    const first = socket("ann");
    expect([socket("ann"), socket("ann"), socket("bob")].map((opened) => opened !== null)).toEqual([true, false, true]);
    expect(refused).toEqual(["sockets"]);
    first?.emit("close");
    expect(socket("ann")).not.toBeNull();
  });

  test("are counted for their address too, which has room for many members; this machine has no bound", () => {
    const { socket, refused } = openClub();
    for (const session of ["ann", "bob", "cid", "dan"]) expect(socket(session, SCHOOL)).not.toBeNull();
    expect(socket("eve", SCHOOL)).toBeNull();
    expect(refused).toEqual(["sockets of an address"]);
    for (const session of ["eve", "fay", "guy", "hal", "ida"]) expect(socket(session)).not.toBeNull();
  });

  test("draw on one bucket for their messages, which is not filled again by hanging up", async () => {
    const { budgets, clock, socket, refused } = openClub({ socketsPerMember: 100 });
    const [one, other] = [asked("ann"), asked("ann")];
    const [bucket] = budgets.bucketsOf(one);
    expect(budgets.bucketsOf(other)).toEqual([bucket]);
    const opened = socket("ann");
    expect(bucket?.take(clock.now(), 95)).toBe(-5);
    opened?.emit("close");
    expect(budgets.bucketsOf(asked("ann"))).toEqual([bucket]);
    expect(socket("ann")).toBeNull();
    expect(refused).toEqual(["messages"]);
    await clock.advance(3000);
    expect(socket("ann")).not.toBeNull();
  });

  test("have no bucket where nobody is known: a stranger on this machine", () => {
    const { budgets } = openClub();
    const stranger = new IncomingMessage(new Socket());
    stranger.headers = { "x-forwarded-for": "127.0.0.1" };
    expect(budgets.bucketsOf(stranger)).toEqual([]);
  });
});

test("streams over HTTP are counted like sockets, and refused with a code and the time to wait", () => {
  const { budgets, refused } = openClub();
  const answer = new EventEmitter();
  budgets.openStream(asked("ann"), answer);
  const again = () => budgets.openStream(asked("ann"), new EventEmitter());
  expect(again).toThrow(expect.objectContaining({ clubCode: "TOO_MANY_REQUESTS", retryAfterMs: 1000 }));
  answer.emit("close");
  again();
  expect(refused).toEqual(["streams"]);
});
