import { BOT_LEVELS } from "@trelyazh/table";
import { useTranslation } from "react-i18next";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { ConditionsFields } from "#ui/conditions/conditions-fields.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import type { PracticeWish } from "./choices.ts";

interface PracticeFieldsProps {
  readonly wish: PracticeWish;
  readonly change: (part: Partial<PracticeWish>) => void;
}

/** What a practice may be played on: the same as a table of the club. */
export function PracticeFields({ wish, change }: PracticeFieldsProps) {
  useWindowTexts();
  const { t } = useTranslation();
  return (
    <ConditionsFields settings={wish.settings} onChange={(settings) => change({ settings })}>
      <Setting
        label={t(($) => $.form.botLevel)}
        hint={t(($) => $.form.botLevelHint[wish.botLevel])}
        value={wish.botLevel}
        values={BOT_LEVELS}
        textOf={(option) => t(($) => $.form.botLevels[option])}
        onChange={(botLevel) => change({ botLevel })}
      />
    </ConditionsFields>
  );
}
