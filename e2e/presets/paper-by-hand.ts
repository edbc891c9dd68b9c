import { expect, type Locator } from "@playwright/test";

/** Reads `−12½`, `+37`, `1¾`, as the paper and the settlement write amounts. */
function amountIn(text: string): number {
  const written = /^([+−]?)(\d*)([¼⅓½⅔¾⅙⅚⅛⅜⅝]?)$/.exec(text);
  if (written === null) throw new Error(`No amount in "${text}"`);
  const [, sign, whole, fraction = ""] = written;
  const parts: Record<string, number> = {
    "": 0,
    "⅛": 1 / 8,
    "⅙": 1 / 6,
    "¼": 1 / 4,
    "⅓": 1 / 3,
    "⅜": 3 / 8,
    "½": 1 / 2,
    "⅝": 5 / 8,
    "⅔": 2 / 3,
    "¾": 3 / 4,
    "⅚": 5 / 6,
  };
  const size = Number(whole) + (parts[fraction] ?? Number.NaN);
  return sign === "−" ? -size : size;
}

/** What stands in somebody's part of the paper. */
interface Written {
  pool: number;
  mountain: number;
  /** By the name of the one that they are written on. */
  readonly whists: Map<string, number>;
}

type PaperRead = ReadonlyMap<string, Written>;

/** Reads the whole paper off a page, by the names of its cells. */
async function readPaper(place: Locator): Promise<PaperRead> {
  const cells = place.getByRole("group", { name: "Score sheet" }).first().getByRole("button");
  const names = await cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label") ?? ""));
  const paper = new Map<string, Written>();
  for (const name of names) {
    const [, player = "", column = "", on, amount = ""] =
      /^(.+), (pool|mountain|whists on (.+)): (\S+)$/.exec(name) ?? [];
    const written = paper.get(player) ?? { pool: 0, mountain: 0, whists: new Map<string, number>() };
    paper.set(player, written);
    if (on !== undefined) written.whists.set(on, amountIn(amount));
    else if (column === "pool" || column === "mountain") written[column] = amountIn(amount);
    else throw new Error(`"${name}" is no part of a paper`);
  }
  return paper;
}

/**
 * Returns with what each gets up from the table, by the words of the rules and nothing of the club's: a pool point is worth so
 * many whists, a mountain point ten; everybody has of each other an equal part of what theirs is worth more, and the whists
 * that they have written on them, less those that are written on themselves.
 */
function settledByHand(paper: PaperRead, poolPoint: number): ReadonlyMap<string, number> {
  const worthOf = ({ pool, mountain }: Written) => poolPoint * pool - 10 * mountain;
  const balances = [...paper].map(([name, own]) => {
    const against = [...paper].map(([other, theirs]) => {
      if (other === name) return 0;
      const whists = (own.whists.get(other) ?? Number.NaN) - (theirs.whists.get(name) ?? Number.NaN);
      return (worthOf(own) - worthOf(theirs)) / paper.size + whists;
    });
    return [name, against.reduce((sum, amount) => sum + amount, 0)] as const;
  });
  return new Map(balances);
}

/** Holds what a settlement shows to the balances: whole whists, each less than one away, and all of them together nothing. */
export async function expectSettled(settlement: Locator, poolPoint: number): Promise<void> {
  const paper = await readPaper(settlement);
  const balances = settlement.getByRole("list", { name: "Balances in whists" }).getByRole("listitem");
  const texts = await balances.evaluateAll((all) => all.map((item) => item.getAttribute("aria-label") ?? ""));
  const shown = texts.map((text): [string, number] => {
    const [, name = "", amount = ""] = /^(.+): (\S+) whists?$/.exec(text) ?? [];
    return [name, amountIn(amount)];
  });
  const byHand = settledByHand(paper, poolPoint);
  expect(shown.map(([name]) => name).toSorted()).toEqual([...byHand.keys()].toSorted());
  for (const [name, amount] of shown) {
    const gap = Math.abs(amount - (byHand.get(name) ?? Number.NaN));
    expect(gap, `${name} gets ${amount}, by hand ${byHand.get(name)}`).toBeLessThan(0.999_999);
  }
  expect(shown.reduce((sum, [, amount]) => sum + amount, 0)).toBe(0);
}
