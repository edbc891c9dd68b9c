import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { notify } from "../toasts.ts";
import { CookiesRefused, refusalIn } from "./club-errors.ts";

/** Returns a function that says in the viewer's language why the club has refused, and leads to where one may go on instead. */
export function useRefusalToast(): (error: unknown) => void {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  return (error) => {
    const code = refusalIn(error);
    const lost = () => notify(t(($) => $.line.lost));
    if (error instanceof CookiesRefused) notify(t(($) => $.person.cookies.title));
    else if (code === null) lost();
    else import("./say-refusal.ts").then(({ sayRefusal }) => sayRefusal(error, { code, i18n, navigate })).catch(lost);
  };
}
