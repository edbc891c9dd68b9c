import { Checkbox } from "@base-ui/react/checkbox";
import { Field } from "@base-ui/react/field";
import { Check } from "lucide-react";
import { use } from "react";
import { FaultsContext } from "../faults.ts";
import styles from "./sure-field.module.css";

interface SureFieldProps {
  readonly name: string;
  readonly label: string;
}

/** What somebody has to tick before something that cannot be undone. */
export function SureField({ name, label }: SureFieldProps) {
  const fault = use(FaultsContext)[name];
  return (
    <Field.Root name={name} invalid={fault !== undefined} className="flex flex-col gap-1">
      <Field.Label className={styles["sure"]}>
        <Checkbox.Root name={name} value="yes" className={styles["box"]}>
          <Checkbox.Indicator>
            <Check size={15} strokeWidth={3} aria-hidden="true" />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <span className="font-medium">{label}</span>
      </Field.Label>
      {fault === undefined ? null : (
        <Field.Error match className="text-sm font-medium text-danger">
          {fault}
        </Field.Error>
      )}
    </Field.Root>
  );
}
