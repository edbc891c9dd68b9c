import type { TableForm } from "./table-form.ts";

/** What each part of the form shows and changes. */
export interface FormPartProps {
  readonly form: TableForm;
  readonly change: (part: Partial<TableForm>) => void;
}
