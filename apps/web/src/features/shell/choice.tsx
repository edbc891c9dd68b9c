import { Segmented } from "#ui/segmented.tsx";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
  /** The language that a value's text is in, where it is not the page's. */
  readonly langOf?: (value: Value) => string;
}

/** One setting of a few values, under its name. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, values, textOf, langOf, onChange } = props;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-[0.9375rem] font-medium" aria-hidden="true">
        {label}
      </p>
      <Segmented
        label={label}
        value={value}
        options={values.map((each) => ({
          value: each,
          label: textOf(each),
          ...(langOf === undefined ? {} : { lang: langOf(each) }),
        }))}
        onChange={onChange}
      />
    </div>
  );
}
