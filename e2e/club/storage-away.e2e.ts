import { Club } from "../club.ts";
import { startDatabase } from "../database.ts";
import { expect, test } from "../fixtures.ts";
import { setHastyTable } from "../lobby.ts";
import { Player } from "../player.ts";

test("while PostgreSQL is away the page says so, and the game goes on by itself when it is back", async ({
  newPerson,
}) => {
  await using database = await startDatabase();
  await using club = await Club.open({ databaseUrl: database.url });
  const page = await newPerson({ baseURL: club.url });
  await setHastyTable(page, { bots: 2 });
  const player = new Player(page);
  await player.takeTurn();
  await player.untilAsked();

  await database.stop();
  await player.takeTurn();
  const away = page.getByRole("alert").filter({ hasText: "The club cannot record moves right now." });
  await expect(away).toBeVisible();

  await database.start();
  await expect(away).toBeHidden();
  await player.takeTurns(3);
});
