import type { Page } from "@playwright/test";
import { setTable } from "../lobby.ts";
import { Player } from "../player.ts";

/** A page or something that lies over one: everything but the felt. */
export interface FramePage {
  readonly name: string;
  readonly address: string;
  /** By its address alone a menu, a dialog or the settings lie over the page. */
  readonly isOver: boolean;
}

/** Two tables of somebody who is in the club: one that waits for players, and one whose pulya is settled. */
export interface OwnTables {
  readonly waiting: string;
  readonly settled: string;
}

/** Ends a pulya against two bots after its first deal, and sets a table that goes on waiting. */
export async function setOwnTables(page: Page): Promise<OwnTables> {
  await setTable(page, { bots: 2 });
  const settled = new URL(page.url()).pathname;
  await page.getByRole("button", { name: "Table menu" }).click();
  await page.getByRole("menuitem", { name: "End after this deal" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "End it" }).click();
  await new Player(page).playUntil();
  await setTable(page, { bots: 1 });
  return { settled, waiting: new URL(page.url()).pathname };
}

function framePage(name: string, address: string): FramePage {
  return { name, address, isOver: address.includes("over=") };
}

export function pagesOfMember({ waiting, settled }: OwnTables): readonly FramePage[] {
  return [
    framePage("landing", "/"),
    framePage("settings", "/?over=settings"),
    framePage("lobby", "/lobby"),
    framePage("new-table", "/lobby?over=newTable"),
    framePage("friends", "/friends"),
    framePage("become-member", "/account"),
    framePage("sign-in", "/account/sign-in"),
    framePage("come-back", "/account/come-back"),
    framePage("own-data", "/account/data"),
    framePage("own-pulyas", "/pulyas"),
    framePage("reports", "/reports"),
    framePage("nobody", "/people/nobody"),
    framePage("practice", "/practice"),
    framePage("lessons", "/learn"),
    framePage("not-found", "/nowhere"),
    framePage("table-menu", `${waiting}?over=menu`),
    framePage("conditions", `${waiting}?over=conditions`),
    framePage("leave", `${waiting}?over=leave`),
    framePage("paper", `${settled}?over=paper`),
    framePage("record", `${settled}?over=record`),
    framePage("settlement", `${settled}?over=settlement`),
    framePage("pencil", `${settled}?over=pencil`),
    framePage("analysis", `${settled}?over=analysis&deal=1`),
    framePage("fairness", `${settled}?over=fairness&deal=1`),
  ];
}

/** The chapters of the rules, by their names in addresses. */
const RULES = [
  "deal",
  "auction",
  "talon",
  "whist",
  "play",
  "misere",
  "all-pass",
  "paper",
  "conventions",
  "agreements",
  "glossary",
] as const;

/** What is there to be read, in a language: the rules, chapter by chapter, and what the club keeps of people. */
export function pagesToRead(locale: "en" | "ru"): readonly FramePage[] {
  const contents = framePage("rules", `/${locale}/rules`);
  const privacy = framePage("privacy", `/${locale}/privacy`);
  return [contents, privacy, ...RULES.map((chapter) => framePage(chapter, `/${locale}/rules/${chapter}`))];
}

export function pagesOfStranger({ waiting }: OwnTables): readonly FramePage[] {
  return [framePage("landing-of-stranger", "/"), framePage("doorstep", waiting)];
}

/** Opens a page in a language, and waits until it is there. */
export async function openFramePage(page: Page, { address, isOver }: FramePage, locale: "en" | "ru"): Promise<void> {
  if (page.url() === "about:blank") await page.goto("/");
  await page.evaluate((chosen) => localStorage.setItem("trelyazh.locale", chosen), locale);
  await page.goto(address);
  const over = page.getByRole("dialog").or(page.getByRole("menu"));
  await (isOver ? over : page.getByRole("heading", { level: 1 })).first().waitFor();
  await page.evaluate(() => document.fonts.ready);
}
