import type { Seat } from "@trelyazh/preferans";
import { Bomb } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { bombsAt } from "./bombs-at.ts";
import { useTable } from "../scene/table-context.ts";

/** How many of a player's games still count twice. */
export function BombSign({ seat }: { readonly seat: Seat }) {
  useWindowTexts();
  const { t } = useTranslation();
  const bombs = useTable(({ table }) => bombsAt(table, seat));
  const full = t(($) => $.pulya.bombs.full, { bombs });
  return (
    <span className="flex shrink-0 items-center gap-0.5" role="img" aria-label={full} title={full}>
      <Bomb size={14} strokeWidth={2} aria-hidden="true" />
      <span aria-hidden="true">{bombs}</span>
    </span>
  );
}
