import { useTranslation } from "react-i18next";
import { aheadPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/use-preference.ts";
import { Button } from "#ui/button.tsx";
import { mayPassAhead } from "../scene/ahead.ts";
import { useChooseAhead, useTable } from "../scene/table-context.ts";

/** While others think about their bids, whoever has wished for it can say already that they will pass. */
export function PassAhead() {
  const { t } = useTranslation();
  const isOn = usePreference(aheadPreference) === "on";
  const choose = useChooseAhead();
  const isOffered = useTable((scene) => isOn && mayPassAhead(scene));
  const isChosen = useTable(({ ahead }) => ahead?.wish.type === "call");
  if (!isOffered) return null;
  return (
    <Button
      look={isChosen ? "primary" : "felt"}
      size="s"
      className="min-h-11"
      aria-pressed={isChosen}
      onClick={() => choose({ type: "call", call: "pass" })}
    >
      {t(($) => $.table.ahead.pass)}
    </Button>
  );
}
