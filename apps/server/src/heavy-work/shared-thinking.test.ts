import { decide, evolve, settingsOf, startPulya, viewFor, type Pulya } from "@trelyazh/preferans";
import type { BotQuestion } from "@trelyazh/table";
import { fakeClock } from "@trelyazh/testkit";
import { expect, test } from "vitest";
import { LocalHub } from "../bus/local-hub.ts";
import { ClubError } from "../club-error.ts";
import { Instruments } from "../metrics/instruments.ts";
import type { ClubNode } from "../nodes/nodes.ts";
import { deckOf } from "../tables/actor/dealing.ts";
import type { HeavyWork } from "./heavy-work.ts";
import { SharedThinking } from "./shared-thinking.ts";
import { thinkOfMove } from "./think-of-move.ts";

/** A deal before its first call. */
function dealt(): Pulya {
  const pulya = startPulya({ settings: settingsOf("sochi", { closeBy: { kind: "deals", count: 1 } }), dealer: 0 });
  const decision = decide(pulya, {
    type: "deal",
    deck: deckOf({ serverSeed: "ab".repeat(32), clientNonces: [], dealNumber: 1 }),
  });
  if (!decision.ok) throw new Error(decision.code);
  return decision.events.reduce(evolve, pulya);
}

const PULYA = dealt();
const question: BotQuestion = { view: viewFor(PULYA, 1), seat: 1, seed: 7, level: "novice", temper: "even" };

/** Nodes on one hub, each with a thread that is free or not. */
function nodes(...names: readonly string[]) {
  const clock = fakeClock();
  const texts: string[] = [];
  const hub = new LocalHub({
    clock,
    pass: ({ text }, deliver) => {
      texts.push(text);
      deliver();
    },
  });
  const alive: ClubNode[] = names.map((id) => ({ id, name: id, release: 1, isLeaving: false }));
  const free = new Set<string>();
  /** Who has thought, in order. */
  const thought: string[] = [];
  const started = names.map((id, index) => {
    const heavyWork = {
      get hasFreeThread() {
        return free.has(id);
      },
      run: (_name: string, asked: BotQuestion) => {
        thought.push(id);
        return Promise.resolve(thinkOfMove(asked, () => false));
      },
    };
    const instruments = new Instruments();
    const { think } = new SharedThinking({
      heavyWork: heavyWork as unknown as HeavyWork, // bots are the only ones who work here
      bus: hub.join(id, { instruments }),
      nodes: { self: alive[index] ?? { id, name: id, release: 1, isLeaving: false }, alive },
      clock,
      chance: { below: () => 0 },
      instruments,
    });
    return { think, instruments };
  });
  const [home] = started;
  const think = (signal = new AbortController().signal) => home?.think(question, { forWhom: "ann", signal });
  const outcomes = async () => {
    const text = (await home?.instruments.text()) ?? "";
    return [...text.matchAll(/trelyazh_thoughts_elsewhere_total\{outcome="(\w+)"\} (\d+)/g)].map(
      ([, outcome, count]) => `${outcome} ${count}`,
    );
  };
  return { clock, hub, texts, free, thought, think, outcomes };
}

test("a bot thinks at home while a thread is free there, and in another node's free thread when none is", async () => {
  const { free, thought, texts, think } = nodes("home", "other");
  free.add("home").add("other");
  const atHome = await think();
  expect([thought, texts]).toEqual([["home"], []]);
  free.delete("home");
  expect(await think()).toEqual(atHome);
  expect(thought).toEqual(["home", "other"]);
});

test("nothing goes to the other node but what the bot's own seat may see", async () => {
  const { free, texts, think } = nodes("home", "other");
  free.add("other");
  await think();
  const { deal } = PULYA;
  const sent = texts.join("\n");
  const seen = (cards: readonly string[] = []) => cards.filter((card) => sent.includes(`"${card}"`));
  expect(seen(deal?.hands[1])).toHaveLength(10);
  expect([...seen(deal?.hands[0]), ...seen(deal?.hands[2]), ...seen(deal?.talon)]).toEqual([]);
});

test("a node that is busy too says so at once, and is left alone for a moment; the thought waits at home", async () => {
  const { clock, texts, thought, think, outcomes } = nodes("home", "other");
  await think();
  const asked = texts.length;
  await think();
  expect([thought, texts.length]).toEqual([["home", "home"], asked]);
  await clock.advance(200);
  await think();
  expect(texts.length).toBe(2 * asked);
  expect(await outcomes()).toEqual(["busy 2"]);
});

test("where no other node is reached the thought waits at home", async () => {
  const { hub, free, thought, think, outcomes } = nodes("home", "other");
  free.add("other");
  hub.cut("other");
  await think();
  expect([thought, await outcomes()]).toEqual([["home"], ["lost 1"]]);
});

test("a thought that is called off while another node thinks rejects at once", async () => {
  const { hub, free, think } = nodes("home", "other");
  free.add("other");
  const never = new AbortController();
  const thinking = think(never.signal);
  never.abort(new ClubError("RESTARTING"));
  await expect(thinking).rejects.toMatchObject({ clubCode: "RESTARTING" });
  hub.cut("other");
});
