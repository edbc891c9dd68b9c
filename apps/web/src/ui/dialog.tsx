import { lazy } from "react";
import type { DialogProps } from "./late/dialog-window.tsx";
import { OnceOpen } from "./late/once-open.tsx";

const DialogWindow = lazy(async () => ({ default: (await import("./late/dialog-window.tsx")).DialogWindow }));

/** A titled window over the page, whose code comes with its first opening. */
export function Dialog(props: DialogProps) {
  return (
    <OnceOpen layer={props.layer}>
      <DialogWindow {...props} />
    </OnceOpen>
  );
}
