import type { ComponentProps, MouseEvent } from "react";

/**
 * A native button that keeps the focus while it is disabled: most are for a moment only, while something is sent. Every
 * page begins with one, so it stands on nothing but the browser.
 */
export function Pressable({ disabled = false, onClick, ...props }: ComponentProps<"button">) {
  // Without this a press would submit the form that it stands in.
  const refuse = (event: MouseEvent) => event.preventDefault();
  return (
    <button
      type="button"
      {...props}
      aria-disabled={disabled ? true : undefined}
      data-disabled={disabled ? "" : undefined}
      onClick={disabled ? refuse : onClick}
    />
  );
}
