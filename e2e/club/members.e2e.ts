import { devices, type Page } from "@playwright/test";
import type { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { setTable } from "../lobby.ts";
import { Player, withTouch } from "../player.ts";

const PHONE = { ...devices["Pixel 7"], viewport: { width: 360, height: 740 }, locale: "en-US" };
const OLD = "nine tricks in hearts";
const NEW = "a misère with the talon";
const ADDRESS = "anna@club.example";

interface Sockets {
  opened: number;
  closed: number;
}

/** Counts the club's sockets of a page from now on. */
function countSockets(page: Page): Sockets {
  const sockets = { opened: 0, closed: 0 };
  page.on("websocket", (socket) => {
    if (!socket.url().endsWith("/api/ws")) return;
    sockets.opened += 1;
    socket.on("close", () => (sockets.closed += 1));
  });
  return sockets;
}

/** Returns the six digits of the letter that comes after so many others. */
async function codeOfLetter(club: Club, after: number): Promise<string> {
  await expect.poll(async () => (await club.lettersTo(ADDRESS)).length).toBe(after + 1);
  return /^(\d{6})\r?$/m.exec((await club.lettersTo(ADDRESS)).at(-1) ?? "")?.[1] ?? "";
}

async function openAccount(page: Page, choice: "Become a member" | "Account"): Promise<void> {
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByRole("navigation", { name: "Account" }).getByRole("link", { name: choice }).click();
}

test("a guest becomes a member in mid-pulya on the same socket, plays on there and by a phone, comes back by a letter's code, and ends the phone's session from afar", async ({
  page,
  club,
  newPerson,
}) => {
  const sockets = countSockets(page);
  await setTable(page, { bots: 2 });
  const table = page.url();
  const desk = new Player(page);
  await desk.takeTurns(2);
  const asGuest = { ...sockets };
  await page.goBack();
  await openAccount(page, "Become a member");
  await page.getByLabel("Name", { exact: true }).fill("Anna Petrova");
  await page.getByLabel("Password", { exact: true }).fill(OLD);
  await page.getByRole("button", { name: "Become a member" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anna Petrova" })).toBeVisible();
  await page.getByRole("link", { name: "To the tables" }).click();
  await page.getByRole("region", { name: "Your tables" }).getByRole("link", { name: "Return" }).click();
  await page.waitForURL(table);
  await desk.takeTurns(2);
  expect(sockets).toEqual(asGuest);

  // An address is proven, for the day on which the password is lost.
  await page.goBack();
  await openAccount(page, "Account");
  const ways = page.getByRole("region", { name: "If you lose the password" });
  await ways.getByLabel("Your e-mail address").fill(ADDRESS);
  await ways.getByLabel("Your password now").first().fill(OLD);
  await ways.getByRole("button", { name: "Prove an address" }).click();
  await ways.getByLabel("Code").fill(await codeOfLetter(club, 0));
  await ways.getByRole("button", { name: "That is the code" }).click();
  await expect(ways.getByText(`${ADDRESS} is proven.`)).toBeVisible();

  // A telephone: another browser altogether.
  const phone = await newPerson(PHONE);
  const phonesSockets = countSockets(phone);
  await phone.goto("/account/sign-in");
  await phone.getByLabel("Name", { exact: true }).fill("anna petrova");
  await phone.getByLabel("Password", { exact: true }).fill(OLD);
  await phone.getByRole("button", { name: "Sign in", exact: true }).tap();
  await phone.getByRole("region", { name: "Your tables" }).getByRole("link", { name: "Return" }).tap();
  await new Player(phone, { activate: withTouch }).takeTurns(2);

  // At the desk the member signs out, has lost the password, and is back by the letter's six digits.
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await page.goto("/account/sign-in");
  await page.getByRole("link", { name: "I have lost the password" }).click();
  await page.getByLabel("Your e-mail address").fill(ADDRESS);
  await page.getByRole("button", { name: "Send a code" }).click();
  const byLetter = page.getByRole("region", { name: "Come back without the password" });
  await byLetter.getByLabel("Code").fill(await codeOfLetter(club, 1));
  await byLetter.getByLabel("New password").fill(NEW);
  const before = phonesSockets.closed;
  await byLetter.getByRole("button", { name: "Come back" }).click();
  await page.getByRole("region", { name: "Your tables" }).getByRole("link", { name: "Return" }).click();
  await page.waitForURL(table);
  await desk.untilAsked();

  // What was signed in before is over at once.
  await expect.poll(() => phonesSockets.closed).toBeGreaterThan(before);
  await phone.goto("/account/sign-in");
  await phone.getByLabel("Name", { exact: true }).fill("Anna Petrova");
  await phone.getByLabel("Password", { exact: true }).fill(NEW);
  await phone.getByRole("button", { name: "Sign in", exact: true }).tap();
  await expect(phone.getByRole("region", { name: "Your tables" })).toBeVisible();
  const closed = phonesSockets.closed;
  await page.goBack();
  await openAccount(page, "Account");
  await page.getByRole("button", { name: /^Sign out: Chrome on Android/ }).click();
  await expect.poll(() => phonesSockets.closed).toBe(closed + 1);
  await expect(phone.getByRole("region", { name: "Your tables" })).toBeHidden();
});
