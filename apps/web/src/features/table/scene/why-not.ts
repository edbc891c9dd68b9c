import { decide, type Move } from "@trelyazh/preferans";
import { errorText } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { useTable } from "./table-context.ts";

/** Returns a function that says in words why a move would be refused, as the rules decide it; empty when it would not. */
export function useWhyNot(): (move: Move) => string {
  const { t } = useTranslation();
  const { table } = useTable();
  return (move) => {
    if (table.pulya === null) return "";
    const decision = decide(table.pulya, move);
    return decision.ok ? "" : errorText(t, decision.code);
  };
}
