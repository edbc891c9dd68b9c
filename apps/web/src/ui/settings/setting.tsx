import { useId, type ReactNode } from "react";
import { Segmented } from "./segmented.tsx";

export interface SettingProps<Value extends string | number> {
  readonly label: string;
  /** What the choice means, where its name does not say it. */
  readonly hint?: ReactNode;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly textOf?: (value: Value) => string;
  /** The language that a value's text is in, where it is not the page's. */
  readonly langOf?: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** One setting of a few values, under its name. */
export function Setting<Value extends string | number>(props: SettingProps<Value>) {
  const { label, hint, value, values, textOf = String, langOf, onChange } = props;
  const id = useId();
  const hintId = hint === undefined ? undefined : id;
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium" aria-hidden="true">
        {label}
      </p>
      <Segmented
        label={label}
        describedBy={hintId}
        value={value}
        options={values.map((each) => ({ value: each, label: textOf(each), lang: langOf?.(each) }))}
        onChange={onChange}
      />
      {hint === undefined ? null : (
        <p id={hintId} className="text-sm leading-snug text-ink-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
