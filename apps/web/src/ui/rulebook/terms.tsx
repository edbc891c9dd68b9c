import { lazy, useEffect } from "react";
import { useLayers } from "#lib/layers.ts";
import { askedRules } from "#lib/rulebook/asked.ts";
import { OnceOpen } from "../late/once-open.tsx";

const TermWindow = lazy(async () => ({ default: (await import("./term-window.tsx")).TermWindow }));

/** Explains over the page whatever term of it is pressed. What a browser does with a link in its own ways stays its own. */
export function Terms() {
  const { open } = useLayers();
  useEffect(() => {
    const explain = (event: MouseEvent) => {
      const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>("a[data-term]") : null;
      const term = pressed?.dataset["term"];
      if (term === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      askedRules.set({ term });
      open("term");
    };
    document.addEventListener("click", explain);
    return () => document.removeEventListener("click", explain);
  }, [open]);
  return (
    <OnceOpen layer="term">
      <TermWindow />
    </OnceOpen>
  );
}
