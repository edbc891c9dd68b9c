import type { Preference, Switch } from "#lib/preference.ts";
import { usePreference } from "#lib/use-preference.ts";
import { Setting, type SettingProps } from "./setting.tsx";
import { Toggle, type ToggleProps } from "./toggle.tsx";

interface PreferenceSettingProps<Value extends string> extends Pick<SettingProps<Value>, "label" | "hint" | "langOf"> {
  readonly preference: Preference<Value>;
  readonly textOf: (value: Value) => string;
  /** Called when somebody has chosen. */
  readonly onChosen?: (value: Value) => void;
}

/** The choice that this browser remembers; it takes effect at once. */
export function PreferenceSetting<Value extends string>(props: PreferenceSettingProps<Value>) {
  const { preference, onChosen, ...shown } = props;
  const value = usePreference(preference);
  const choose = (chosen: Value) => {
    preference.set(chosen);
    onChosen?.(chosen);
  };
  return <Setting {...shown} value={value} values={preference.values} onChange={choose} />;
}

interface PreferenceToggleProps extends Pick<ToggleProps, "label" | "hint"> {
  readonly preference: Switch;
}

/** The same for what is on or off. */
export function PreferenceToggle({ preference, ...shown }: PreferenceToggleProps) {
  const value = usePreference(preference);
  return <Toggle {...shown} isOn={value === "on"} onChange={(isOn) => preference.set(isOn ? "on" : "off")} />;
}
