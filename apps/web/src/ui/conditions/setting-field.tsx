import { conditionName, conditionSentence, type Conditions } from "@trelyazh/i18n";
import type { SettingValue } from "@trelyazh/preferans";
import { useTranslation } from "react-i18next";
import { Setting } from "#ui/settings/setting.tsx";
import { Toggle } from "#ui/settings/toggle.tsx";
import { TermList } from "#ui/rulebook/term-list.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { OFFERS } from "./offers.ts";
import { Explained } from "./pictures/setting-picture.tsx";
import { SentenceChoice } from "./sentence-choice.tsx";

export interface SettingFieldProps {
  readonly setting: keyof Conditions;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue) => void;
  /** What helps to choose, where that says more than what the choice means. */
  readonly hint?: string | undefined;
}

const isSame = (a: SettingValue, b: SettingValue): boolean => String(a) === String(b);

/** What is offered, and what is there already. */
function offersOf({ setting, value }: SettingFieldProps): readonly SettingValue[] {
  const offers: readonly SettingValue[] = OFFERS[setting];
  if (offers.some((offer) => isSame(offer, value))) return offers;
  return [...offers, value].toSorted((a, b) => Number(a) - Number(b));
}

/** In a row of short choices. */
function useShortText(setting: keyof Conditions): (value: SettingValue) => string {
  const { t } = useTranslation();
  return (value) => {
    if (typeof value === "object") return value.join("–");
    if (value === "price") return t(($) => $.choosing.short.price);
    if (setting === "whistMultiplier" || setting === "mountainMultiplier")
      return t(($) => $.choosing.short.times, { times: Number(value) });
    return value === 0 ? t(($) => $.choosing.short.none) : String(value);
  };
}

/** Numbers and rows lie beside each other, and a sentence says what the chosen one means. */
function ShortChoice(props: SettingFieldProps) {
  const { setting, value, onChange, hint } = props;
  const { t } = useTranslation();
  const textOf = useShortText(setting);
  const offers = offersOf(props);
  const offerOf = (key: string) => offers.find((offer) => String(offer) === key) ?? value;
  return (
    <Setting
      label={conditionName(t, setting)}
      hint={
        <Explained setting={setting} value={value}>
          <TermsIn>{hint ?? conditionSentence(t, { setting, value })}</TermsIn>
        </Explained>
      }
      value={String(value)}
      values={offers.map(String)}
      textOf={(key) => textOf(offerOf(key))}
      onChange={(key) => onChange(offerOf(key))}
    />
  );
}

/** Its sentences are what one presses, so their terms stand under them. */
function LongChoice(props: SettingFieldProps) {
  const { setting, value, onChange } = props;
  const { t } = useTranslation();
  const offers = offersOf(props);
  const options = offers.map((offer) => ({
    value: String(offer),
    text: conditionSentence(t, { setting, value: offer }),
  }));
  return (
    <div className="flex flex-col gap-2">
      <SentenceChoice
        label={conditionName(t, setting)}
        value={String(value)}
        options={options}
        onChange={(key) => onChange(offers.find((offer) => String(offer) === key) ?? value)}
      />
      <Explained setting={setting} value={value}>
        <TermList texts={options.map(({ text }) => text)} />
      </Explained>
    </div>
  );
}

/** One setting, with a line that says what the choice means. */
export function SettingField(props: SettingFieldProps) {
  const { setting, value, onChange } = props;
  const { t } = useTranslation();
  const offers: readonly SettingValue[] = OFFERS[setting];
  if (offers.every((offer) => typeof offer === "boolean")) {
    return (
      <Toggle
        label={conditionName(t, setting)}
        hint={<TermsIn>{conditionSentence(t, { setting, value })}</TermsIn>}
        isOn={value === true}
        onChange={onChange}
      />
    );
  }
  const isShort = offers.every(
    (offer) => typeof offer !== "boolean" && (typeof offer !== "string" || offer === "price"),
  );
  return isShort ? <ShortChoice {...props} /> : <LongChoice {...props} />;
}
