import { conditionsText, conditionsToTell, conditionName, conditionSentence, type Conditions } from "@trelyazh/i18n";
import { deviations, PRESET_NAMES, printSettings, type SettingFault, type Settings } from "@trelyazh/preferans";
import { RotateCcw, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import {
  backToConvention,
  clashIn,
  closingBy,
  conventionFor,
  forPlayers,
  mended,
  valueOf,
  withSetting,
} from "./change.ts";
import { ConditionsLink } from "./conditions-link.tsx";
import { Disclosure } from "./disclosure.tsx";
import { clashText } from "./fault-text.ts";
import { GROUP_NAMES, OFFERED_PLAYERS, OFFERS, settingsIn, type GroupName } from "./offers.ts";
import { OwnPresets } from "./own-presets.tsx";
import { Explained } from "./pictures/setting-picture.tsx";
import { SettingField } from "./setting-field.tsx";
import { toldOf } from "./told-of.ts";

export interface ConditionsFieldsProps {
  readonly settings: Settings;
  readonly onChange: (settings: Settings) => void;
}

/** The convention first: one line says what is special about it. */
function Convention({ settings, onChange }: ConditionsFieldsProps) {
  const { t } = useTranslation();
  const { preset } = deviations(settings);
  return (
    <Setting
      label={t(($) => $.choosing.preset)}
      hint={<TermsIn>{t(($) => $.choosing.about[preset])}</TermsIn>}
      value={preset}
      values={PRESET_NAMES}
      textOf={(name) => t(($) => $.conventions[name])}
      onChange={(name) => onChange(conventionFor(name, settings))}
    />
  );
}

const SIZE_OF = { each: "closeBy.target", sum: "closeBy.total", deals: "closeBy.count" } as const;

/** For how many, and when the pulya is over. */
function Pool(props: ConditionsFieldsProps) {
  const { settings, onChange } = props;
  const { t } = useTranslation();
  const { kind } = settings.closeBy;
  return (
    <>
      <Setting
        label={conditionName(t, "players")}
        hint={
          <Explained setting="players" value={settings.players}>
            <TermsIn>{t(($) => $.choosing.playersHint[settings.players])}</TermsIn>
          </Explained>
        }
        value={settings.players}
        values={OFFERED_PLAYERS}
        onChange={(players) => onChange(forPlayers(settings, players))}
      />
      <Setting
        label={conditionName(t, "closeBy.kind")}
        hint={
          <Explained setting="closeBy.kind" value={kind}>
            <TermsIn>{conditionSentence(t, { setting: "closeBy.kind", value: kind })}</TermsIn>
          </Explained>
        }
        value={kind}
        values={OFFERS["closeBy.kind"]}
        textOf={(each) => t(($) => $.choosing.short[each])}
        onChange={(each) => onChange(closingBy(settings, each))}
      />
      <FieldOf
        {...props}
        setting={SIZE_OF[kind]}
        fault={null}
        hint={kind === "deals" ? undefined : t(($) => $.choosing.sizeHint[kind])}
      />
    </>
  );
}

interface FieldOfProps extends ConditionsFieldsProps {
  readonly setting: keyof Conditions;
  readonly fault: SettingFault | null;
  readonly hint?: string | undefined;
}

/** A setting, and beside it what clashes there and how that is mended. */
function FieldOf({ settings, onChange, setting, fault, hint }: FieldOfProps) {
  const value = valueOf(settings, setting);
  if (value === undefined) return null;
  return (
    <div className="flex flex-col gap-2">
      <SettingField
        setting={setting}
        value={value}
        hint={hint}
        onChange={(chosen) => onChange(withSetting(settings, setting, chosen))}
      />
      {fault?.at === setting ? <Clash fault={fault} onMend={() => onChange(mended(settings, fault))} /> : null}
    </div>
  );
}

function Clash({ fault, onMend }: { readonly fault: SettingFault; readonly onMend: () => void }) {
  const { t } = useTranslation();
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-3 rounded-soft border border-danger/50 bg-danger-surface px-4 py-2.5"
    >
      <TriangleAlert size={18} aria-hidden="true" className="shrink-0 text-danger" />
      <p className="min-w-40 grow basis-0 text-sm leading-snug">
        <TermsIn>{clashText(t, fault)}</TermsIn>
      </p>
      <Button size="s" className="min-h-11" onClick={onMend}>
        {t(($) => $.choosing.mend)}
      </Button>
    </div>
  );
}

interface GroupProps extends ConditionsFieldsProps {
  readonly name: GroupName;
  readonly fault: SettingFault | null;
}

function Group({ name, fault, ...props }: GroupProps) {
  const { t } = useTranslation();
  const shown = settingsIn(name, props.settings);
  const changed = conditionsToTell(toldOf(props.settings)).filter(({ setting }) =>
    shown.some((each) => each === setting),
  );
  return (
    <Disclosure
      title={t(($) => $.choosing.groups[name])}
      note={changed.length === 0 ? undefined : t(($) => $.choosing.changed, { count: changed.length })}
      mustShow={fault !== null && shown.some((setting) => setting === fault.at)}
    >
      {shown.map((setting) => (
        <FieldOf key={setting} {...props} setting={setting} fault={fault} />
      ))}
    </Disclosure>
  );
}

/** What is played in the end, in words, as it becomes. */
function Outcome({ settings, onChange }: ConditionsFieldsProps) {
  const { t } = useTranslation();
  const conditions = toldOf(settings);
  return (
    <div className="flex flex-col items-start gap-2 rounded-soft bg-sunken px-4 py-3">
      <p aria-live="polite" className="text-[0.9375rem] leading-snug">
        <TermsIn>{conditionsText(t, conditions)}</TermsIn>
      </p>
      {conditionsToTell(conditions).length === 0 ? null : (
        <Button size="s" look="ghost" className="-ml-3 min-h-11" onClick={() => onChange(backToConvention(settings))}>
          <RotateCcw size={16} aria-hidden="true" />
          <span>{t(($) => $.choosing.reset)}</span>
        </Button>
      )}
    </div>
  );
}

interface AllFieldsProps extends ConditionsFieldsProps {
  /** What a link says of the whole form; of the rules alone unless told. */
  readonly link?: string;
  /** What everybody chooses beside the rules. */
  readonly children?: ReactNode;
}

/** All that a table may be played on: the convention, the pool, and every rule by itself. */
export function ConditionsFields({ children, link, ...props }: AllFieldsProps) {
  useLateTexts("conditions");
  const { t } = useTranslation();
  const fault = clashIn(props.settings);
  return (
    <>
      <Convention {...props} />
      <Pool {...props} />
      {children}
      <Outcome {...props} />
      <Disclosure title={t(($) => $.choosing.all)} mustShow={fault !== null}>
        <p className="text-sm leading-snug text-ink-soft">{t(($) => $.choosing.allHint)}</p>
        <div className="flex flex-col">
          {GROUP_NAMES.map((name) => (
            <Group key={name} {...props} name={name} fault={fault} />
          ))}
        </div>
      </Disclosure>
      <Disclosure title={t(($) => $.choosing.own.title)}>
        <OwnPresets settings={props.settings} onTake={props.onChange} />
        <ConditionsLink text={link ?? printSettings(props.settings)} />
      </Disclosure>
    </>
  );
}
