import type { Move } from "@trelyazh/preferans";
import { errorText } from "@trelyazh/i18n";
import { whyNotAct } from "@trelyazh/table";
import { useTranslation } from "react-i18next";
import { useGlance } from "./table-context.ts";

/** Returns a function that says in words why a move would be refused, as the table decides it; empty when it would not. */
export function useWhyNot(): (move: Move) => string {
  const { t } = useTranslation();
  const glance = useGlance();
  return ({ seat, ...wish }) => {
    const code = whyNotAct(glance().table, seat, wish);
    return code === null ? "" : errorText(t, code);
  };
}
