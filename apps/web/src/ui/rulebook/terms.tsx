import { lazy, useEffect } from "react";
import { useLayers } from "#lib/layers.ts";
import { OnceOpen } from "../late/once-open.tsx";
import { followTermPresses } from "./term-presses.ts";

const TermWindow = lazy(async () => ({ default: (await import("./term-window.tsx")).TermWindow }));

/** Explains over the page whatever term of it is pressed. */
export function Terms() {
  const { open } = useLayers();
  useEffect(() => followTermPresses(() => open("term")), [open]);
  return (
    <OnceOpen layer="term">
      <TermWindow />
    </OnceOpen>
  );
}
