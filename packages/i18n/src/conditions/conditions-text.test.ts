import { expect, test } from "vitest";
import { conditionName } from "./conditions-text.ts";
import { createI18n } from "../create-i18n.ts";

test("a setting has a name, and what is none is called as somebody has written it", async () => {
  const { t } = await createI18n("en", ["conditions"]);
  expect(["hold", "allPass.bombs", "closeBy.target", "holt"].map((setting) => conditionName(t, setting))).toEqual([
    "Hold",
    "Bombs",
    "Pool",
    "holt",
  ]);
});
