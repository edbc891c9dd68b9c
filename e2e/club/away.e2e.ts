import { Club } from "../club.ts";
import { expect, test } from "../fixtures.ts";
import { Player } from "../player.ts";

test.use({ serviceWorkers: "allow" });

test("without a line the installed club starts, a deal is practised in the browser, and the tables are there again with the line", async ({
  newPerson,
}) => {
  await using club = await Club.open();
  const page = await newPerson({ baseURL: club.url });
  await page.goto("/");
  await page.getByRole("button", { name: "Play now" }).click();
  const player = new Player(page);
  await player.untilAsked();
  const cards = await player.cards();
  const table = page.url();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const devTools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devTools.send("Page.getInstallabilityErrors");
  // Playwright's people are all incognito, and nothing else is in the way.
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
  const manifest = await devTools.send("Page.getAppManifest");
  expect(manifest).toMatchObject({ url: `${club.url}/manifest.en.webmanifest`, errors: [] });

  await club.kill();
  await page.goto("/");
  await expect(page.getByRole("heading", { name: "The club cannot be reached" })).toBeVisible();
  await page.goto(table);
  await expect(page.getByRole("heading", { name: "Your table waits for you" })).toBeVisible();
  await club.start();
  // Nobody presses anything.
  await player.untilAsked();
  expect(await player.cards()).toEqual(cards);

  await club.kill();
  await page.goto("/lobby");
  await page.getByRole("link", { name: "Practice against bots" }).click();
  await page.getByRole("radio", { name: "Novice" }).click();
  await page.getByRole("button", { name: "Deal the cards" }).click();
  await player.playUntil(page.getByRole("button", { name: "Next deal" }));
  await club.start();
  await page.getByRole("link", { name: "To the tables" }).click();
  await expect(page.getByRole("region", { name: "Your tables" }).getByRole("listitem").first()).toBeVisible();
});
