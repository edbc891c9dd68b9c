import { errorText, learn } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { CookiesRefused, refusalIn } from "./club-errors.ts";
import { notify } from "../toasts.ts";

/** Returns a function that says in the viewer's language why the club has refused. */
export function useRefusalToast(): (error: unknown) => void {
  const { t, i18n } = useTranslation();
  return (error) => {
    const code = refusalIn(error);
    const lost = () => notify(t(($) => $.line.lost));
    if (error instanceof CookiesRefused) notify(t(($) => $.person.cookies.title));
    else if (code === null) lost();
    // A page without a table has no words for refusals until the first one.
    else learn(i18n, "atTables").then(() => notify(errorText(t, code)), lost);
  };
}
