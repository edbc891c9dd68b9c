import type { Locale } from "@trelyazh/i18n";
import { Link } from "@tanstack/react-router";
import { BookOpen } from "lucide-react";
import { use, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useLayers } from "#lib/layers.ts";
import { askedRules } from "#lib/rulebook/asked.ts";
import { markTerms } from "#lib/rulebook/mark-terms.ts";
import { glossaryOf } from "#lib/rulebook/rulebook.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button, buttonClass } from "../button.tsx";
import { DialogWindow } from "../late/dialog-window.tsx";
import { RuleText } from "./rule-text.tsx";

/** What a term means, over whatever page it stands on; at a table the rules open over the table too. */
export function TermWindow() {
  useLateTexts("conditions");
  const { t, i18n } = useTranslation();
  // The texts are in one of the two.
  const locale = i18n.language as Locale;
  const { entries, finder } = use(glossaryOf(locale));
  const { term, isTableThere } = useSyncExternalStore(askedRules.subscribe, askedRules.get);
  const { open } = useLayers();
  // An address can open the window without a term.
  const entry = entries.find(({ id }) => id === term) ?? entries[0];
  if (entry === undefined) return null;
  const { chapter } = entry;
  const label = t(($) => $.rules.more, { chapter: t(($) => $.rules.chapters[chapter]) });
  const read = () => {
    askedRules.set({ chapter });
    open("rules");
  };
  const words = (
    <>
      <BookOpen size={18} aria-hidden="true" />
      <span>{label}</span>
    </>
  );
  return (
    <DialogWindow
      layer="term"
      title={entry.title}
      actions={
        isTableThere ? (
          <Button onClick={read}>{words}</Button>
        ) : (
          <Link to={paths.rules} params={{ locale, chapter }} className={buttonClass("quiet")}>
            {words}
          </Link>
        )
      }
    >
      <RuleText blocks={markTerms(entry.blocks, finder, [entry.id])} />
    </DialogWindow>
  );
}
