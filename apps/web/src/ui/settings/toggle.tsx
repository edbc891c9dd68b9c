import { Field } from "@base-ui/react/field";
import { Switch } from "@base-ui/react/switch";
import type { ReactNode } from "react";
import styles from "./toggle.module.css";

export interface ToggleProps {
  readonly label: string;
  readonly hint: ReactNode;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is on or off. */
export function Toggle({ label, hint, isOn, onChange, disabled = false }: ToggleProps) {
  return (
    <Field.Root disabled={disabled} className={styles["field"]}>
      <div className={styles["texts"]}>
        <Field.Label className={`text-[0.9375rem] font-medium ${styles["label"]}`}>{label}</Field.Label>
        <Field.Description className="text-[0.8125rem] leading-snug text-ink-soft">{hint}</Field.Description>
      </div>
      <Switch.Root checked={isOn} onCheckedChange={onChange} className={styles["switch"]}>
        <Switch.Thumb className={styles["thumb"]} />
      </Switch.Root>
    </Field.Root>
  );
}
