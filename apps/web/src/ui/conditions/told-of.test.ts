import { conditionsHead, conditionsText, createI18n } from "@trelyazh/i18n";
import { settingsOf, type Settings } from "@trelyazh/preferans";
import { expect, test } from "vitest";
import { toldOf } from "./told-of.ts";

const SOCHI = toldOf(settingsOf("sochi"));
const LENINGRAD = toldOf(
  settingsOf("leningrad", { players: 4, hold: "senior", closeBy: { total: 60 }, allPass: { exits: [7] } }),
);

test("a table is told by its convention, for how many it is, how long, and in what it differs", async () => {
  const [ru, en] = [await createI18n("ru", ["conditions"]), await createI18n("en", ["conditions"])];
  expect(conditionsText(ru.t, SOCHI)).toBe("Сочи, пуля 10.");
  expect(conditionsText(ru.t, LENINGRAD)).toBe(
    "Ленинград с отличиями, вчетвером, пуля 60 на всех. Из двух торгующихся старшая рука может сказать «здесь». Выход из распасов: 7.",
  );
  expect(conditionsText(en.t, LENINGRAD)).toBe(
    "Leningrad with changes, for four, pool 60 for all. Of the last two bidders, the senior hand may hold. Exit levels after all-passes: 7.",
  );
});

test("a number of deals has the right form of its word", async () => {
  const { t } = await createI18n("ru", ["conditions"]);
  const headFor = (count: number) =>
    conditionsHead(t, toldOf(settingsOf("sochi", { players: 2, closeBy: { kind: "deals", count } })));
  expect([1, 4, 20].map(headFor)).toEqual(["Сочи, вдвоём, 1 сдача", "Сочи, вдвоём, 4 сдачи", "Сочи, вдвоём, 20 сдач"]);
});

test.each<[string, Settings]>([
  ["how the pulya ends", settingsOf("leningrad", { closeBy: { kind: "each", target: 10, aid: true } })],
  ["what a sitting dealer has where nobody sits out", settingsOf("sochi", { dealerMisereShare: true })],
  ["ten whists a point of the talon at three", settingsOf("sochi", { paidTalon: true })],
  ["the price of giving up where nobody may", settingsOf("fspr", { concessionUndertricks: 2 })],
])("no sentence tells of %s again, or of nothing", async (_, settings) => {
  const { t } = await createI18n("en", ["conditions"]);
  expect(conditionsText(t, toldOf(settings))).toMatch(/^[A-Za-z]+, [\w ]+\.$/);
});

test("a talon that is paid by ten whists a point, at four alone, costs nothing at three", async () => {
  const { t } = await createI18n("en", ["conditions"]);
  const told = (players: 3 | 4) => {
    const settings = settingsOf("fspr", { paidTalon: true, players });
    return conditionsText(t, toldOf(settings));
  };
  expect([told(3), told(4)]).toEqual([
    "FSPR with changes, 20 deals. The talon costs nothing.",
    "FSPR with changes, for four, 20 deals. The talon is paid: at four the dealer writes 10 whists a point.",
  ]);
});
