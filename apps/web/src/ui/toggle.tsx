import { Field } from "@base-ui/react/field";
import { Switch } from "@base-ui/react/switch";

export interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly disabled?: boolean;
}

/** Something that is on or off. */
export function Toggle({ label, hint, isOn, onChange, disabled = false }: ToggleProps) {
  return (
    <Field.Root disabled={disabled} className="flex min-h-11 items-center justify-between gap-4">
      <div className="flex min-w-0 grow flex-col gap-0.5">
        <Field.Label className="text-[0.9375rem] font-medium not-data-disabled:cursor-pointer">{label}</Field.Label>
        <Field.Description className="text-[0.8125rem] leading-snug text-ink-soft">{hint}</Field.Description>
      </div>
      <Switch.Root
        checked={isOn}
        onCheckedChange={onChange}
        className="relative inline-flex h-7 w-12 shrink-0 cursor-pointer items-center rounded-full border border-line-strong bg-sunken p-0.5 transition-colors duration-(--quick) after:absolute after:-inset-2 data-checked:border-brass data-checked:bg-brass data-disabled:cursor-default data-disabled:opacity-45"
      >
        <Switch.Thumb className="size-5.5 rounded-full border border-line-strong bg-raised shadow-s transition-transform duration-(--quick) data-checked:translate-x-5" />
      </Switch.Root>
    </Field.Root>
  );
}
