import { clockTime } from "@trelyazh/i18n";
import type { Pause } from "@trelyazh/table";
import { Coffee, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { localePreference } from "#lib/preferences/locale.ts";
import { usePreference } from "#lib/use-preference.ts";
import { Button } from "#ui/button.tsx";
import { useActions, useGlance, useNames, useTable } from "../scene/table-context.ts";
import styles from "./pause-panel.module.css";
import { Panel, PanelText, PanelTitle } from "../scene/panel.tsx";

function useOrigin({ by, since }: Pause): string {
  const { t } = useTranslation();
  const nameOf = useNames();
  const you = useTable((scene) => scene.you);
  const { clockOffsetMs } = useGlance()();
  const time = clockTime(usePreference(localePreference), since - clockOffsetMs);
  const voice = by === you ? "you" : "other";
  return t(($) => $.table.pause.by[voice], { name: nameOf(by), time });
}

/** The table rests: since when, who wanted it, and how it goes on. */
export function PausePanel({ pause }: { readonly pause: Pause }) {
  const { t } = useTranslation();
  const { resume } = useActions();
  const { you, isAgreeing } = useTable((scene) => ({ you: scene.you, isAgreeing: scene.isAgreeing }));
  const title = t(($) => $.table.pause.title);
  return (
    <Panel
      label={title}
      className="w-[min(100%,24rem)] items-center gap-2.5 p-6 text-center low-felt:gap-1.5 low-felt:p-3"
    >
      <span className={styles["sign"]} aria-hidden="true">
        <Coffee size={26} strokeWidth={1.6} />
      </span>
      <PanelTitle>{title}</PanelTitle>
      <PanelText className="mb-2 text-pretty low-felt:mb-0">
        <span>{useOrigin(pause)}</span>{" "}
        <span>{you === null ? t(($) => $.table.pause.watching) : t(($) => $.table.pause.text)}</span>
      </PanelText>
      {you === null ? null : (
        <Button look="primary" disabled={isAgreeing} onClick={resume}>
          <Play size={18} aria-hidden="true" />
          <span>{t(($) => $.table.pause.resume)}</span>
        </Button>
      )}
    </Panel>
  );
}
