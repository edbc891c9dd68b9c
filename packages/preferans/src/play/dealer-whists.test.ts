import { expect, test } from "vitest";
import type { Game } from "../cards/contract.ts";
import { actorOf } from "../engine/actor.ts";
import { legal } from "../engine/legal-moves.ts";
import { viewFor } from "../engine/views.ts";
import { scoreDeal } from "../paper/score-deal.ts";
import { startPulya } from "../pulya/pulya.ts";
import type { Pulya } from "../pulya/state.ts";
import type { Settings } from "../settings/settings.ts";
import {
  act,
  agree,
  dealIn,
  dealt,
  onTurn,
  phaseOf,
  play,
  playOut,
  putAway,
  refusalOf,
  reply,
  seatNamed,
  speak,
  table,
} from "../testing/table.ts";
import { partiesOf } from "./offers.ts";

const [A, B, C, D] = [seatNamed("A"), seatNamed("B"), seatNamed("C"), seatNamed("D")];
const settings = table({ players: 4, dealerWhists: true });

/** A has ordered a game at four; D has dealt and sits out. */
const orderedAtFour = (contract: Game, four: Settings = settings): Pulya =>
  putAway(speak(dealt({ settings: four, dealer: D }), `${contract} pass pass`), contract);

const asked = reply(orderedAtFour("6s"), "pass half pass");

/** What each has written on A. */
const whistsOnA = ({ sheet }: Pulya): readonly (number | undefined)[] => sheet.whists.map((row) => row[A]);

test.each(["6s", "7n"] as const)("WHIST14 where a half on %s has been passed, the sitting dealer is asked", (game) => {
  const pulya = reply(orderedAtFour(game), "pass half pass");
  expect(dealIn(pulya, "whist").turn).toBe(D);
  expect(legal(pulya, D)).toEqual({ kind: "whist", answers: ["pass", "whist"] });
  expect(legal(viewFor(pulya, D), D)).toEqual(legal(pulya, D));
  expect(refusalOf(pulya, { type: "answerWhist", seat: D, answer: "half" })).toBe("HALF_NOT_ALLOWED");
  expect(refusalOf(pulya, { type: "answerWhist", seat: B, answer: "whist" })).toBe("NOT_YOUR_TURN");
});

test("WHIST14 the half stands if the dealer passes", () => {
  const passed = reply(asked, "pass");
  expect(passed.deal).toMatchObject({ phase: "finished", result: { kind: "halfWhist" } });
  expect(whistsOnA(passed)).toEqual([0, 0, 4, 0]);
});

test("WHIST14 both defending hands are opened, and the dealer, who has chosen nothing, plays them", () => {
  const whisted = reply(asked, "whist");
  expect(dealIn(whisted, "play").undertaking).toMatchObject({ whisters: [D], lightWhister: D });
  const pulya = play(whisted, "7c");
  expect(dealIn(pulya, "play")).toMatchObject({ turn: B, open: [B, C] });
  expect(actorOf(pulya)).toBe(D);
  expect(legal(pulya, B)).toEqual({ kind: "none" });
  const options = legal(viewFor(pulya, D), D);
  expect(options).toMatchObject({ kind: "play", hand: B });
  const [card] = options.kind === "play" ? options.cards : [];
  const played = act(pulya, { type: "playCard", seat: D, card: card ?? "7s" });
  expect(dealIn(played, "play").trick.cards.at(-1)).toEqual({ seat: B, by: D, card });
  expect(playOut(whisted).deal).toMatchObject({ phase: "finished", result: { kind: "played" } });
});

test("WHIST14 before the answer the dealer sees no more than a spectator", () => {
  expect(viewFor(asked, D).deal?.hands).toEqual(viewFor(asked, "spectator").deal?.hands);
});

test("WHIST13 WHIST14 where light or dark comes after the first card, a dealer who whists is not asked", () => {
  const later = table({ ...settings, opennessAfterFirstCard: true });
  const led = play(reply(orderedAtFour("6s", later), "pass half pass whist"), "7c");
  expect(dealIn(led, "play").undertaking).toMatchObject({ lightWhister: D, isOpennessDue: false });
  expect(legal(led, D)).toMatchObject({ kind: "play", hand: B });
});

test("OFFER3 WHIST14 declarer and dealer agree on the tricks of the two hands", () => {
  const whisted = reply(asked, "whist");
  expect(partiesOf(whisted, dealIn(whisted, "play"))).toEqual([A, D]);
  expect(refusalOf(whisted, { type: "offer", seat: A, taken: [5, 3, 1, 1] })).toBe("BAD_OFFER");
  expect(whistsOnA(agree(whisted, 5, 3, 2, 0))).toEqual([0, 2, 2, 12]);
});

test("WHIST5 WHIST14 a half that the first defender went down to is left to the dealer too", () => {
  const gentleman = table({ ...settings, gentlemanDowngrade: true });
  const halved = reply(orderedAtFour("6s", gentleman), "whist pass half pass");
  expect(onTurn(halved)).toBe(D);
  expect(dealIn(reply(halved, "whist"), "play").undertaking).toMatchObject({ whisters: [D] });
  expect(whistsOnA(reply(halved, "pass"))).toEqual([0, 4, 0, 0]);
});

test.each([
  ["two passes", "pass pass"],
  ["a return", "pass half whist"],
  ["a whist", "whist pass"],
])("WHIST14 after %s the dealer is not asked", (_, answers) => {
  const pulya = reply(orderedAtFour("6s"), answers);
  expect(legal(pulya, D)).toEqual({ kind: "none" });
  expect(phaseOf(pulya)).not.toBe("whist");
});

test("WHIST14 nobody is asked where the option is off, nor at three, where nobody sits out", () => {
  expect(phaseOf(reply(orderedAtFour("6s", table({ players: 4 })), "pass half pass"))).toBe("finished");
  const three = dealt({ settings: table({ dealerWhists: true }) });
  expect(phaseOf(reply(putAway(speak(three, "6s pass pass"), "6s"), "pass half pass"))).toBe("finished");
});

test("SCORE16 WHIST14 facts in which the dealer answers are taken as the play is", () => {
  const scored = (answer: "whist" | "pass", taken?: readonly number[]) =>
    scoreDeal(startPulya({ settings, dealer: D }), {
      kind: "game",
      declarer: A,
      contract: "6s",
      whists: [
        { seat: B, answer: "pass" },
        { seat: C, answer: "half" },
        { seat: B, answer: "pass" },
        { seat: D, answer },
      ],
      ...(taken !== undefined && { taken }),
    });
  expect(scored("whist", [5, 3, 2, 0])).toMatchObject({ ok: true, result: { kind: "played" } });
  expect(scored("pass")).toMatchObject({ ok: true, result: { kind: "halfWhist" } });
  expect(scored("whist", [5, 3, 1, 1])).toEqual({ ok: false, code: "NO_SUCH_TRICKS" });
});
