import { useId } from "react";
import { Segmented } from "./segmented.tsx";

interface SettingProps<Value extends string | number> {
  readonly label: string;
  readonly hint: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly textOf?: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** One thing that can be chosen, and what it means. */
export function Setting<Value extends string | number>(props: SettingProps<Value>) {
  const { label, hint, value, values, textOf = String, onChange } = props;
  const hintId = useId();
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium" aria-hidden="true">
        {label}
      </p>
      <Segmented
        label={label}
        describedBy={hintId}
        value={value}
        options={values.map((option) => ({ value: option, label: textOf(option) }))}
        onChange={onChange}
      />
      <p id={hintId} className="text-sm leading-snug text-ink-soft">
        {hint}
      </p>
    </div>
  );
}
