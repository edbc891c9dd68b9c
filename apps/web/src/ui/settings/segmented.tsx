import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import styles from "./segmented.module.css";

interface Option<Value extends string | number> {
  readonly value: Value;
  readonly label: string;
  /** The language of the label, where it is not that of the page. */
  readonly lang?: string | undefined;
}

interface SegmentedProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly describedBy?: string | undefined;
}

/** One choice of a few, all of them in sight. */
export function Segmented<Value extends string | number>(props: SegmentedProps<Value>) {
  const { label, value, options, onChange, describedBy } = props;
  return (
    <RadioGroup
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      onValueChange={onChange}
      className={styles["row"]}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          aria-label={option.label}
          lang={option.lang}
          translate={option.lang === undefined ? undefined : "no"}
          className={`text-sm font-medium ${styles["option"]}`}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
