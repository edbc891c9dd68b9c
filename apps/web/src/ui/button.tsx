import type { ComponentProps } from "react";
import { Pressable } from "./pressable.tsx";

const LOOKS = {
  /** The one thing to do here. */
  primary:
    "bg-linear-to-b from-brass-bright to-brass text-on-brass shadow-s hover:brightness-105 active:brightness-95 font-semibold",
  /** An ordinary choice on paper. */
  quiet: "border border-line-strong bg-raised text-ink hover:bg-sunken font-medium",
  /** No frame until it is pointed at. */
  ghost: "text-ink-soft hover:bg-sunken hover:text-ink font-medium",
  /** An ordinary choice on the felt. */
  felt: "bg-(--felt-control) text-felt-ink ring-1 ring-inset ring-felt-line hover:bg-(--felt-control-hover) font-medium",
  danger: "border border-danger/50 text-danger hover:bg-danger-surface font-medium",
} as const;

const SIZES = {
  s: "min-h-9 gap-1.5 py-1 rounded-tight px-3 text-sm",
  m: "min-h-11 gap-2 py-1.5 rounded-soft px-4.5 text-[0.9375rem]",
  l: "min-h-14 gap-2.5 py-2 rounded-[0.9rem] px-7 text-lg",
} as const;

export type ButtonLook = keyof typeof LOOKS;

interface ButtonProps extends ComponentProps<"button"> {
  readonly look?: ButtonLook;
  readonly size?: keyof typeof SIZES;
}

/** Returns the classes of a button, for links that look like one. */
export function buttonClass(look: ButtonLook, size: keyof typeof SIZES = "m"): string {
  return `inline-flex items-center justify-center text-center select-none [&>svg]:shrink-0 transition-[background-color,filter,color,opacity] duration-(--quick) data-disabled:opacity-45 data-disabled:saturate-50 print:hidden forced-colors:border ${LOOKS[look]} ${SIZES[size]}`;
}

/** Keeps the focus while it is disabled. */
export function Button({ look = "quiet", size = "m", className = "", ...props }: ButtonProps) {
  return <Pressable {...props} className={`${buttonClass(look, size)} ${className}`} />;
}
