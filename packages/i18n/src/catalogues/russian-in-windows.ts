import account from "./ru/account.json" with { type: "json" };
import form from "./ru/form.json" with { type: "json" };
import names from "./ru/names.json" with { type: "json" };
import pulya from "./ru/pulya.json" with { type: "json" };
import seeking from "./ru/seeking.json" with { type: "json" };
import settings from "./ru/settings.json" with { type: "json" };

/** What is only said in windows that somebody opens over a page: the form of a new table, the settings; and of a pulya where there is more to it than usual. */
export const RUSSIAN_IN_WINDOWS = {
  account,
  form,
  names,
  pulya,
  seeking,
  settings,
};
