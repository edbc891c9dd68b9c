import { errorText } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { CookiesRefused, refusalIn } from "./club-errors.ts";
import { notify } from "../toasts.ts";

/** Returns a function that says in the viewer's language why the club has refused. */
export function useRefusalToast(): (error: unknown) => void {
  const { t } = useTranslation();
  return (error) => {
    const code = refusalIn(error);
    if (error instanceof CookiesRefused) notify(t(($) => $.person.cookies.title));
    else notify(code === null ? t(($) => $.line.lost) : errorText(t, code));
  };
}
