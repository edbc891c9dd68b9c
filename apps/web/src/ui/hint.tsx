import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";

interface HintProps {
  /** Nothing is shown for an empty text. */
  readonly text: string;
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A short explanation beside a control, on hover and on focus. */
export function Hint({ text, children }: HintProps) {
  return (
    <Tooltip.Root disabled={text === ""}>
      <Tooltip.Trigger render={children} delay={350} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={8} className="z-60">
          <Tooltip.Popup className="max-w-64 rounded-tight bg-ink px-2.5 py-1.5 text-[0.8125rem] leading-snug text-canvas shadow-m transition-opacity duration-(--quick) data-ending-style:opacity-0 data-starting-style:opacity-0">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
