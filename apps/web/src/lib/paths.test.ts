import { expect, test } from "vitest";
import { paths } from "./paths.ts";

test("addresses stay what people have bookmarked", () => {
  expect(paths).toEqual({
    landing: "/",
    lobby: "/lobby",
    table: "/table/$tableId",
    practice: "/practice",
    learn: "/learn",
    account: "/account/{-$door}",
    rules: "/{-$locale}/rules/{-$chapter}",
    privacy: "/{-$locale}/privacy",
    friends: "/friends",
    pulyas: "/pulyas",
    person: "/people/$id",
    reports: "/reports",
    moderation: "/moderation",
    alike: "/moderation/alike",
  });
});
