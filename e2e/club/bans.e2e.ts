import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures.ts";
import { setHastyTable, sitDownByLink } from "../lobby.ts";
import { Player } from "../player.ts";
import { GUEST_NAME } from "../frame/guest-name.ts";

function ownId(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const answer = await fetch("/api/trpc/session.me");
    // What tRPC answers over HTTP.
    const { result } = (await answer.json()) as { result: { data: { user: { id: string } } } };
    return result.data.user.id;
  });
}

test("a player who is banned is told so at once, cannot come back as somebody new, and a bot takes their chair", async ({
  club,
  newPerson,
}) => {
  const [host, friend] = [await newPerson(), await newPerson()];
  await sitDownByLink(friend, await setHastyTable(host, { bots: 1 }));
  await expect(new Player(host).hand.getByRole("button")).toHaveCount(10);
  await expect(friend.getByRole("group", { name: new RegExp(`^${GUEST_NAME}$`) })).toHaveCount(2);

  await club.ban(await ownId(host));
  const barred = host.getByRole("heading", { name: "You are barred from the club." });
  await expect(barred).toBeVisible();
  await expect(friend.getByRole("group", { name: new RegExp(`^${GUEST_NAME}$`) })).toHaveCount(1);

  await host.reload();
  await expect(barred).toBeVisible();
  await host.goto("/");
  await host.getByRole("button", { name: "Play now" }).click();
  await expect(host.getByText("You are barred from the club.")).toBeVisible();
});
