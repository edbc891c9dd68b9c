import { signedNumber, type Translate } from "@trelyazh/i18n";
import { Lightbulb, LightbulbOff, X } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { hintsPreference } from "#lib/preferences/play.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { IconButton } from "#ui/icon-button.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { useGlance, useTableStore } from "../scene/table-context.ts";
import { askAdvice, type Advice } from "./ask-advice.ts";
import styles from "./advice-note.module.css";
import { moveText } from "./move-text.ts";

/** Asks the bot as soon as the component is shown, and marks what it would do. */
function useAdvice(): Advice | "thinking" | null {
  const store = useTableStore();
  const glance = useGlance();
  const [advice, setAdvice] = useState<Advice | "thinking" | null>("thinking");
  useEffect(() => {
    const { table, you } = glance();
    const { pulya, turn, seq } = table;
    if (pulya === null || you === null || turn === null) return undefined;
    // Nothing but what this player sees goes to the worker.
    return askAdvice({ pulya, seat: you, seed: seq }, (answer) => {
      setAdvice(answer);
      if (answer === null) return;
      const { seat: _, ...wish } = answer.move;
      store.tell({ advice: { turnNumber: turn.number, wish } });
    });
  }, [glance, store]);
  return advice;
}

/** To the half, as whists are written. */
const whistsText = (whists: number): string => signedNumber(Math.round(whists * 2) / 2);

function worthText(t: Translate, [best, next]: Advice["alternatives"]): string {
  if (best === undefined || next === undefined) return "";
  const words = { worth: whistsText(best.whists), other: moveText(t, next.move), otherWorth: whistsText(next.whists) };
  return t(($) => $.hints.worth, words);
}

/** What the club's bot would do in a decision, why, and what it expects. One decision is one of these. */
export function AdviceNote({ onClose }: { readonly onClose: () => void }) {
  useLateTexts("inLessons");
  const { t } = useTranslation();
  const isAlways = usePreference(hintsPreference) === "always";
  const advice = useAdvice();
  return (
    <div role="status" className={styles["note"]}>
      <Lightbulb size={18} aria-hidden="true" className={styles["sign"]} />
      <p className={styles["text"]}>
        {advice === "thinking" ? <span>{t(($) => $.hints.thinking)}</span> : null}
        {advice === null ? <span>{t(($) => $.hints.unknown)}</span> : null}
        {advice === null || advice === "thinking" ? null : (
          <>
            <b>{`${moveText(t, advice.move)}.`}</b>
            <TermsIn>{t(($) => $.hints.reasons[advice.reason])}</TermsIn>
            <span className={styles["worth"]}>{worthText(t, advice.alternatives)}</span>
          </>
        )}
      </p>
      <IconButton
        label={isAlways ? t(($) => $.hints.noMore) : t(($) => $.common.close)}
        onClick={() => (isAlways ? hintsPreference.set("asked") : onClose())}
      >
        {isAlways ? <LightbulbOff size={20} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
      </IconButton>
    </div>
  );
}
