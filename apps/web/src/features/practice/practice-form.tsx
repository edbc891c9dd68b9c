import { BOT_LEVELS } from "@trelyazh/table";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import { CONVENTIONS, PLAYERS, POOL_POINTS, USUAL_PRACTICE, type PracticeWish } from "./choices.ts";

interface PracticeFormProps {
  readonly onBegin: (wish: PracticeWish) => void;
}

function usePoolHint({ convention, players, poolPoints }: PracticeWish): string {
  const { t } = useTranslation();
  if (convention !== "leningrad") return t(($) => $.practice.poolHint);
  return t(($) => $.practice.sharedPoolHint, { total: players * poolPoints });
}

/** What a practice is, and on what it is played. */
export function PracticeForm({ onBegin }: PracticeFormProps) {
  const { t } = useTranslation();
  const [wish, setWish] = useState(USUAL_PRACTICE);
  const change = (part: Partial<PracticeWish>) => setWish({ ...wish, ...part });
  return (
    <main id={CONTENT_ID} className="mx-auto flex max-w-xl flex-col gap-7 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <header className="flex flex-col gap-3">
        <h1 className="font-display text-4xl leading-tight font-semibold tracking-tight text-balance">
          {t(($) => $.common.practice.title)}
        </h1>
        <p className="text-lg leading-relaxed text-ink-soft">{t(($) => $.practice.lead)}</p>
      </header>
      <Setting
        label={t(($) => $.practice.players)}
        hint={t(($) => $.practice.playersHint[wish.players])}
        value={wish.players}
        values={PLAYERS}
        onChange={(players) => change({ players })}
      />
      <Setting
        label={t(($) => $.practice.convention)}
        hint={t(($) => $.practice.conventionHint[wish.convention])}
        value={wish.convention}
        values={CONVENTIONS}
        textOf={(option) => t(($) => $.practice.conventions[option])}
        onChange={(convention) => change({ convention })}
      />
      <Setting
        label={t(($) => $.form.poolTarget)}
        hint={usePoolHint(wish)}
        value={wish.poolPoints}
        values={POOL_POINTS}
        onChange={(poolPoints) => change({ poolPoints })}
      />
      <Setting
        label={t(($) => $.form.botLevel)}
        hint={t(($) => $.form.botLevelHint[wish.botLevel])}
        value={wish.botLevel}
        values={BOT_LEVELS}
        textOf={(option) => t(($) => $.form.botLevels[option])}
        onChange={(botLevel) => change({ botLevel })}
      />
      <Button look="primary" size="l" onClick={() => onBegin(wish)}>
        {t(($) => $.practice.begin)}
      </Button>
    </main>
  );
}
