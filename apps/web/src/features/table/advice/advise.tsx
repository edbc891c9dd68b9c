import { Lightbulb } from "lucide-react";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { hintsPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/use-preference.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { useTable, useTableStore } from "../scene/table-context.ts";
import { decisionAlone, playsAlone } from "./alone.ts";

const AdviceNote = lazy(async () => ({ default: (await import("./advice-note.tsx")).AdviceNote }));

/** The button that asks what the club's bot would do; at tables of bots alone, and only while something is to be decided. */
export function AskForAdvice() {
  const { t } = useTranslation();
  const store = useTableStore();
  const decision = useTable(decisionAlone);
  const isAlone = useTable(playsAlone);
  const habit = usePreference(hintsPreference);
  if (!isAlone || habit !== "asked") return null;
  return (
    <IconButton
      label={t(($) => $.table.hint)}
      disabled={decision === null}
      onClick={() => store.tell({ askedAdvice: decision })}
    >
      <Lightbulb size={20} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}

/** What the bot would do in the decision that was asked about, or in each. */
export function GivenAdvice() {
  const store = useTableStore();
  const decision = useTable(decisionAlone);
  const isAsked = useTable(({ askedAdvice }) => askedAdvice !== null && askedAdvice === decision);
  const habit = usePreference(hintsPreference);
  if (decision === null || habit === "off" || (habit === "asked" && !isAsked)) return null;
  return (
    <PartBoundary part="banners" frame={() => null}>
      <Suspense>
        <AdviceNote key={decision} onClose={() => store.tell({ askedAdvice: null, advice: null })} />
      </Suspense>
    </PartBoundary>
  );
}

/** Returns how to ask by a key; it does nothing where there is no advice. */
export function useAskForAdvice(): () => void {
  const store = useTableStore();
  return () => {
    const scene = store.scene();
    if (scene !== null && hintsPreference.get() === "asked") store.tell({ askedAdvice: decisionAlone(scene) });
  };
}
