import account from "./en/account.json" with { type: "json" };
import form from "./en/form.json" with { type: "json" };
import names from "./en/names.json" with { type: "json" };
import pulya from "./en/pulya.json" with { type: "json" };
import seeking from "./en/seeking.json" with { type: "json" };
import settings from "./en/settings.json" with { type: "json" };
import type { RUSSIAN_IN_WINDOWS } from "./russian-in-windows.ts";

export const ENGLISH_IN_WINDOWS = {
  account,
  form,
  names,
  pulya,
  seeking,
  settings,
} satisfies Record<keyof typeof RUSSIAN_IN_WINDOWS, object>;
