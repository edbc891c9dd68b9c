import { conditionsText, conditionsToTell, conditionSentence } from "@trelyazh/i18n";
import { printSettings, type Settings } from "@trelyazh/preferans";
import { Link } from "@tanstack/react-router";
import { BookOpen } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { valueOf } from "./change.ts";
import { Disclosure } from "./disclosure.tsx";
import { GROUP_NAMES, settingsIn, type GroupName } from "./offers.ts";
import { toldOf } from "./told-of.ts";

interface ConditionsSheetProps {
  readonly settings: Settings;
  /** Opens the rules as they are with these settings. */
  readonly onRules: () => void;
}

interface RulesProps extends Pick<ConditionsSheetProps, "settings"> {
  readonly group: GroupName;
}

/** Every rule of a group; what is unlike the convention is marked. */
function Rules({ settings, group }: RulesProps) {
  const { t } = useTranslation();
  const unusual = new Set(conditionsToTell(toldOf(settings)).map(({ setting }) => setting));
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="font-display text-lg font-semibold">{t(($) => $.choosing.groups[group])}</h3>
      <ul className="flex flex-col gap-1.5">
        {settingsIn(group, settings).map((setting) => {
          const value = valueOf(settings, setting);
          return value === undefined ? null : (
            <li
              key={setting}
              className={`text-[0.9375rem] leading-snug ${unusual.has(setting) ? "border-l-2 border-brass pl-2.5 font-medium" : "pl-3"}`}
            >
              <TermsIn>{conditionSentence(t, { setting, value })}</TermsIn>
              {unusual.has(setting) ? (
                <span className="sr-only">{` (${t(($) => $.choosing.window.differs)})`}</span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** On what a table is played: in words first, then rule by rule. */
export function ConditionsSheet({ settings, onRules }: ConditionsSheetProps) {
  useLateTexts("conditions");
  const { t } = useTranslation();
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lg leading-snug">
        <TermsIn>{conditionsText(t, toldOf(settings))}</TermsIn>
      </p>
      <Disclosure title={t(($) => $.choosing.window.all)}>
        {GROUP_NAMES.map((group) => (
          <Rules key={group} settings={settings} group={group} />
        ))}
      </Disclosure>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onRules}>
          <BookOpen size={18} strokeWidth={1.75} aria-hidden="true" />
          <span>{t(($) => $.choosing.window.rules)}</span>
        </Button>
        <Link
          to={paths.lobby}
          search={{ over: "newTable", conditions: printSettings(settings) }}
          className={buttonClass("quiet")}
        >
          {t(($) => $.choosing.window.same)}
        </Link>
      </div>
    </div>
  );
}
