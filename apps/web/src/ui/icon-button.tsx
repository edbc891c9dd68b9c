import type { ComponentProps } from "react";
import { Hint } from "./hint.tsx";
import { Pressable } from "./pressable.tsx";

interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** Name for everybody: label and hint. */
  readonly label: string;
}

/** A square button with nothing but an icon; 44 px, so that a thumb finds it. Keeps the focus while it is disabled. */
export function IconButton({ label, className = "", ...props }: IconButtonProps) {
  return (
    <Hint text={label}>
      <Pressable
        aria-label={label}
        {...props}
        className={`inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current data-disabled:opacity-45 data-popup-open:bg-current/10 ${className}`}
      />
    </Hint>
  );
}
