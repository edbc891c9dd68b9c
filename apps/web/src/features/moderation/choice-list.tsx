import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { useId } from "react";
import styles from "./choice-list.module.css";

interface ChoiceListProps<Value extends string> {
  readonly label: string;
  /** Null as long as nothing is chosen. */
  readonly value: Value | null;
  readonly values: readonly Value[];
  readonly textOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}

/** One choice of several, each in a line of its own where there is no room for two. */
export function ChoiceList<Value extends string>({ label, value, values, textOf, onChange }: ChoiceListProps<Value>) {
  const labelId = useId();
  const choose = (chosen: string) => {
    const found = values.find((each) => each === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <div className="flex flex-col gap-2">
      <p id={labelId} className="font-medium">
        {label}
      </p>
      <RadioGroup aria-labelledby={labelId} value={value ?? ""} onValueChange={choose} className={styles["list"]}>
        {values.map((each) => (
          <Radio.Root key={each} value={each} aria-label={textOf(each)} className={styles["choice"]}>
            <span className={styles["mark"]} aria-hidden="true" />
            <span>{textOf(each)}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
