import { describe, expect, test } from "vitest";
import { Flood } from "./flood.ts";

function aRoom() {
  let now = 1_000_000;
  let lines = 0;
  const flood = new Flood({ now: () => now });
  return {
    pass: (ms: number) => void (now += ms),
    say: (
      text: string,
      given: { readonly roomId?: string; readonly lineId?: string; readonly isPhrase?: boolean } = {},
    ) => flood.take({ memberId: "anna", roomId: "lobby", lineId: `${(lines += 1)}`, isPhrase: false, ...given, text }),
  };
}

const LONG = "кто хочет сыграть сочи до десяти";

describe("in a room", () => {
  test("five lines go at once; for the sixth it is told when it may be said", () => {
    const room = aRoom();
    for (const text of ["раз", "два", "три", "четыре"]) expect(room.say(text)).toBeNull();
    room.pass(1000);
    expect(room.say("пять")).toBeNull();
    expect(room.say("шесть")).toEqual({ why: "too many", retryAfterMs: 5000 });
    room.pass(4999);
    expect(room.say("шесть")).toEqual({ why: "too many", retryAfterMs: 1 });
    room.pass(1);
    expect(room.say("шесть")).toBeNull();
  });

  test("fifteen lines go in a minute", () => {
    const room = aRoom();
    for (let line = 0; line < 15; line += 1) {
      expect(room.say(`строка ${line}`)).toBeNull();
      room.pass(2000);
    }
    expect(room.say("ещё одна")).toEqual({ why: "too many", retryAfterMs: 30_000 });
  });

  test.each([LONG, LONG.toUpperCase(), `${LONG}!!`, LONG.replace("сочи", "сочи ")])(
    "a long line is not said again within a minute, nor one that is nearly the same: %s",
    (again) => {
      const room = aRoom();
      room.say(LONG);
      room.pass(10_000);
      expect(room.say(again)).toEqual({ why: "said before", retryAfterMs: 50_000 });
      room.pass(50_000);
      expect(room.say(again)).toBeNull();
    },
  );

  test("greetings, thanks and phrases may be said three times", () => {
    for (const said of [{ text: "привет!" }, { text: "/thanks", isPhrase: true }, { text: "спасибо" }]) {
      const room = aRoom();
      for (let time = 0; time < 3; time += 1) expect(room.say(said.text, said)).toBeNull();
      expect(room.say(said.text, said)).toEqual({ why: "said before", retryAfterMs: 60_000 });
    }
  });

  test("short lines that differ by a letter are not alike", () => {
    const room = aRoom();
    for (const text of ["1", "2", "да", "та"]) expect(room.say(text)).toBeNull();
  });

  test("a repeat of the same line is none", () => {
    const room = aRoom();
    for (let time = 0; time < 20; time += 1) expect(room.say(LONG, { lineId: "the same" })).toBeNull();
  });
});

test("what was said in one room does not count in another", () => {
  const room = aRoom();
  for (let table = 0; table < 20; table += 1) expect(room.say(LONG, { roomId: `players/${table}` })).toBeNull();
});
