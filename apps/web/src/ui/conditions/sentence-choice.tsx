import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import styles from "./sentence-choice.module.css";

interface SentenceChoiceProps {
  readonly label: string;
  readonly value: string;
  /** Each with the sentence that says what it means. */
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
  readonly describedBy?: string | undefined;
}

/** One choice of a few that take a sentence each: one under the other. */
export function SentenceChoice({ label, value, options, onChange, describedBy }: SentenceChoiceProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium" aria-hidden="true">
        {label}
      </p>
      <RadioGroup
        aria-label={label}
        aria-describedby={describedBy}
        value={value}
        onValueChange={onChange}
        className={styles["list"]}
      >
        {options.map((option) => (
          <Radio.Root key={option.value} value={option.value} aria-label={option.text} className={styles["option"]}>
            <span className={styles["dot"]} aria-hidden="true" />
            <span className="text-[0.9375rem] leading-snug">{option.text}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  );
}
