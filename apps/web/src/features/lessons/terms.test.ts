import { createI18n, type Translate } from "@trelyazh/i18n";
import { expect, test } from "vitest";
import { LESSON_NAMES, type Beat, type Reason, type Say } from "./lesson.ts";
import { LESSONS } from "./lessons.ts";

/** Every word of the game, as far as lessons may say it, with the text that explains it. */
const TERMS: readonly { readonly words: RegExp; readonly from: Say }[] = [
  { words: /взят(?:ка|ки|ку|ок|кой|кам|ке)(?!\p{L})|\btricks?\b/iu, from: "tricksTrick" },
  { words: /козыр|\btrumps?\b/iu, from: "tricksTrump" },
  { words: /торг|\bauction/iu, from: "auctionWhy" },
  { words: /заявк|\bbids?\b/iu, from: "auctionWhy" },
  { words: /без козыря|no-trump/iu, from: "auctionLadder" },
  { words: /(?<!\p{L})пас(?!\p{L})|(?<!all-)\bpass(?!ed)/iu, from: "auctionRaise" },
  { words: /прикуп|\btalon/iu, from: "auctionWon" },
  { words: /(?<!\p{L})снос|снесите|\bdiscard/iu, from: "auctionOrder" },
  { words: /заказ|\border/iu, from: "auctionOrder" },
  { words: /(?<!\p{L})пул[яиюе]|\bpool/iu, from: "auctionPool" },
  { words: /(?<!\p{L})вист(?!ы|а|ов)|вистуе|\bwhist(?!s)/iu, from: "whistDuty" },
  { words: /светлую|[“"]light|\blight\b/iu, from: "whistLight" },
  { words: /вист(?:ы|а|ов)(?!\p{L})|\bwhists\b/iu, from: "whistScore" },
  { words: /мизер|mis[èe]re/iu, from: "misereWhat" },
  { words: /(?<!\p{L})лов(?:ить|ят)|пойман|\bcatch|\bcaught/iu, from: "misereOpen" },
  { words: /(?<!\p{L})гор[аыу](?!\p{L})|\bmountain/iu, from: "misereScore" },
  { words: /распас|all-pass/iu, from: "allPassWhat" },
];

/** What a reason may say besides: it names the button that somebody has pressed. */
const OF_BUTTONS: Partial<Record<Reason, RegExp>> = { strong: /пас|pass/iu, half: /полвиста|half-whist/iu };

interface Told {
  readonly key: Say | Reason;
  readonly text: string;
}

function toldAt(t: Translate, beat: Beat): readonly Told[] {
  if (beat.kind === "watch") return [];
  const also = beat.kind === "tell" && beat.sayWithTricks !== undefined ? [beat.sayWithTricks] : [];
  const says = [beat.say, ...also].map((key) => ({ key, text: t(($) => $.lessons.says[key], { count: 3 }) }));
  const reasons = beat.kind === "ask" ? [...(beat.faults ?? []).map(({ reason }) => reason), beat.otherwise] : [];
  return [...says, ...reasons.map((key) => ({ key, text: t(($) => $.lessons.reasons[key]) }))];
}

/** Everything that the lessons say, in the order in which it is said. */
function everythingTold(t: Translate): readonly Told[] {
  return LESSON_NAMES.flatMap((name) => LESSONS[name].beats.flatMap((beat) => toldAt(t, beat)));
}

test.each(["ru", "en"] as const)("no word of the game is said before it is explained (%s)", async (locale) => {
  const { t } = await createI18n(locale);
  const told = everythingTold(t);
  const early = TERMS.flatMap(({ words, from }) => {
    const explained = told.findIndex(({ key }) => key === from);
    return told
      .slice(0, explained)
      .filter(({ key, text }) => words.test(text) && OF_BUTTONS[key as Reason]?.test(text) !== true)
      .map(({ key }) => `${key} says ${String(words)}`);
  });
  expect(early).toEqual([]);
});

test.each(["ru", "en"] as const)("what explains a word says it (%s)", async (locale) => {
  const { t } = await createI18n(locale);
  for (const { words, from } of TERMS) expect(t(($) => $.lessons.says[from], { count: 3 })).toMatch(words);
});

test.each(["ru", "en"] as const)("nothing that is said at a table is longer than a glance (%s)", async (locale) => {
  const { t } = await createI18n(locale);
  const long = everythingTold(t).filter(({ text }) => text.length > 150);
  expect(long).toEqual([]);
});
