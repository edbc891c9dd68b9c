import { conditionsHead, conditionSentence, conditionsToTell } from "@trelyazh/i18n";
import { readSettings, type Settings } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { Disclosure } from "./disclosure.tsx";
import { faultText } from "./fault-text.ts";
import { toldOf } from "./told-of.ts";

/** More differences than these are told when somebody asks. */
const FEW = 2;

/** On what a table is played, in a line or two; the rest behind a press. */
export function ConditionsNote({ settings }: { readonly settings: Settings }) {
  useLateTexts("conditions");
  const { t } = useTranslation();
  const conditions = toldOf(settings);
  const sentences = conditionsToTell(conditions).map((deviation) => conditionSentence(t, deviation));
  const isShort = sentences.length <= FEW;
  return (
    <div className="flex min-w-0 flex-col text-sm text-ink-soft">
      <p className="leading-snug">
        <TermsIn>{[`${conditionsHead(t, conditions)}.`, ...(isShort ? sentences : [])].join(" ")}</TermsIn>
      </p>
      {isShort ? null : (
        <Disclosure title={t(($) => $.choosing.lobby.more)} note={String(sentences.length)}>
          <p className="leading-snug">
            <TermsIn>{sentences.join(" ")}</TermsIn>
          </p>
        </Disclosure>
      )}
    </div>
  );
}

/** The same as part of something that opens the whole of it. */
export function ConditionsLine({ settings }: { readonly settings: Settings }) {
  useLateTexts("conditions");
  const { t } = useTranslation();
  return <span>{conditionsHead(t, toldOf(settings))}</span>;
}

/** The same of settings that came as a text; a text that a later release has written may be more than can be read here. */
export function ConditionsNoteOf({ text }: { readonly text: string }) {
  useLateTexts("conditions");
  const { t } = useTranslation();
  const reading = readSettings(text);
  if (reading.ok) return <ConditionsNote settings={reading.settings} />;
  return <p className="text-sm text-ink-soft">{faultText(t, reading)}</p>;
}
