import { Field } from "@base-ui/react/field";
import { use, type ReactNode } from "react";
import { FaultsContext } from "./faults.ts";
import styles from "./text-field.module.css";

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  /** What a browser, and what keeps passwords for people, may fill in there. */
  readonly autoComplete: string;
  readonly hint?: string;
  readonly type?: "text" | "password" | "email";
  readonly inputMode?: "numeric";
  readonly defaultValue?: string;
  readonly maxLength?: number;
  /** Stands at the end of the field. */
  readonly children?: ReactNode;
}

/** A line to be filled in; what is wrong with it stands under it. */
export function TextField({ name, label, hint, children, ...control }: TextFieldProps) {
  const fault = use(FaultsContext)[name];
  return (
    <Field.Root name={name} invalid={fault !== undefined} className="flex flex-col gap-1.5">
      <Field.Label className="text-[0.9375rem] font-medium">{label}</Field.Label>
      <div className={styles["frame"]}>
        <Field.Control {...control} spellCheck={false} autoCapitalize="none" />
        {children}
      </div>
      {fault === undefined ? null : (
        <Field.Error match className={styles["fault"]}>
          {fault}
        </Field.Error>
      )}
      {hint === undefined ? null : (
        <Field.Description className="text-sm leading-snug text-ink-soft">{hint}</Field.Description>
      )}
    </Field.Root>
  );
}
