import { readFileSync } from "node:fs";
import { createI18n, LOCALES, spokenSentence, type Locale } from "@trelyazh/i18n";
import { project, readRecord, type DealResult, type GameEvent, type Seat } from "@trelyazh/preferans";
import { describe, expect, test } from "vitest";

const LISTENER: Seat = 0;
const NAMES = { ru: ["Анна", "Борис", "Вера"], en: ["Ann", "Bob", "Eve"] } satisfies Record<Locale, readonly string[]>;

/**
 * The same deals forever. In the first are a game in the light, one that fails, a misère and an all-pass; in the other is whatever
 * else a deal can come to: a held bid, half a whist, a ten, offers, a misère that is caught.
 */
const PULYAS = ["whole-pulya", "every-kind"] as const;

function eventsOf(pulya: (typeof PULYAS)[number]): readonly GameEvent[] {
  const reading = readRecord(readFileSync(new URL(`${pulya}.record.txt`, import.meta.url), "utf8"));
  if (!reading.ok) throw new Error(`the record does not play: ${JSON.stringify(reading)}`);
  return reading.events;
}

describe.each(PULYAS)("%s by ear alone", (pulya) => {
  test.each(LOCALES)("reads as its text in %s", async (locale) => {
    const { t } = await createI18n(locale);
    const context = { t, nameOf: (seat: Seat) => NAMES[locale][seat] ?? "", you: LISTENER };
    const spoken = eventsOf(pulya).map((event) =>
      spokenSentence(context, { type: "game", event: project(event, LISTENER) }),
    );
    await expect(`${spoken.join("\n")}\n`).toMatchFileSnapshot(`${pulya}.${locale}.txt`);
  });
});

const EVENTS: Record<GameEvent["type"], true> = {
  dealt: true,
  called: true,
  talonTaken: true,
  talonLeft: true,
  allPassStarted: true,
  ordered: true,
  discarded: true,
  conceded: true,
  whistAnswered: true,
  opennessChosen: true,
  handsOpened: true,
  talonCardTurned: true,
  cardPlayed: true,
  trickTaken: true,
  handedOver: true,
  offered: true,
  offerAnswered: true,
  offerWithdrawn: true,
  dealScored: true,
  pulyaSettled: true,
};
/** At a table for three nothing is thrown in. */
const ENDS: Record<Exclude<DealResult["kind"], "thrownIn">, true> = {
  played: true,
  passedOut: true,
  halfWhist: true,
  conceded: true,
  misere: true,
  allPass: true,
};

test("between them they have everything that happens in a game, and every end of a deal", () => {
  const events = PULYAS.flatMap(eventsOf);
  const ends = events.flatMap((event) => (event.type === "dealScored" ? [event.result.kind] : []));
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(Object.keys(EVENTS)));
  expect(new Set(ends)).toEqual(new Set(Object.keys(ENDS)));
});
