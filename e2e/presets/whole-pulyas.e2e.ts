/** People and bots play a short pulya of every convention, for two, three and four, each to its settlement in the browser. */
import type { Page } from "@playwright/test";
import {
  PRESET_NAMES,
  printSettings,
  settingsOf,
  type CloseBy,
  type PresetName,
  type Settings,
} from "@trelyazh/preferans";
import { expect, test } from "../fixtures.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { expectSettled } from "./paper-by-hand.ts";

/** What a pool point is worth at the end, as the rules of each convention say it. */
const POOL_POINT: Readonly<Record<PresetName, 10 | 20>> = {
  sochi: 10,
  leningrad: 20,
  peter: 20,
  rostov: 10,
  classic: 10,
  fspr: 20,
  toughPeter: 20,
  kazakhstan: 10,
};

/** As short as a pulya can be and have something of everything. */
const SHORT = {
  each: { kind: "each", target: 2, aid: true },
  sum: { kind: "sum", total: 6 },
  deals: { kind: "deals", count: 4 },
} as const satisfies Record<CloseBy["kind"], CloseBy>;

/** Two people wherever a bot has room besides. */
const PEOPLE = { 2: 1, 3: 2, 4: 2 } as const;

/** What the form calls them. */
const NAMES: Readonly<Record<PresetName, string>> = {
  sochi: "Sochi",
  leningrad: "Leningrad",
  peter: "Peter",
  rostov: "Rostov",
  classic: "Classic",
  fspr: "FSPR",
  toughPeter: "Tough Peter",
  kazakhstan: "Kazakhstan",
};

/** Opens a table by the form; a link has chosen its rules, since no form offers a pulya so short. Returns the address. */
async function setTableByForm(page: Page, preset: PresetName, settings: Settings): Promise<string> {
  await page.goto(`/lobby?over=newTable&conditions=${printSettings(settings)}`);
  const form = page.getByRole("dialog", { name: "New table" });
  await expect(form.getByRole("radio", { name: NAMES[preset], exact: true })).toBeChecked();
  const choose = (group: string, choice: string) =>
    form.getByRole("radiogroup", { name: group }).getByRole("radio", { name: choice, exact: true }).click();
  await choose("Bots", "1");
  await choose("Time for a move", "120 s");
  await form.getByRole("button", { name: "Open the table" }).click();
  await page.waitForURL("**/table/*");
  return page.url();
}

async function gather(page: Page, newPerson: () => Promise<Page>, preset: PresetName, players: 2 | 3 | 4) {
  const settings = settingsOf(preset, { players, closeBy: SHORT[settingsOf(preset).closeBy.kind] });
  const bots = players === 4 ? 2 : 1;
  const url =
    players === 3 ? await setTableByForm(page, preset, settings) : await setHastyTable(page, { settings, bots });
  if (PEOPLE[players] === 1) return [page];
  const other = await newPerson();
  await sitDownByLink(other, url);
  return [page, other];
}

for (const preset of PRESET_NAMES) {
  for (const players of [2, 3, 4] as const) {
    test(`${preset} for ${players}: the settlement is what the paper gives by hand`, async ({ page, newPerson }) => {
      const people = await gather(page, newPerson, preset, players);
      const seated = people.map((each, index) => new Player(each, { whists: index === 0, highCardsForABid: 3 }));
      await Promise.all(seated.map((player) => player.playUntil()));
      for (const { settlement } of seated) await expectSettled(settlement, POOL_POINT[preset]);
    });
  }
}
