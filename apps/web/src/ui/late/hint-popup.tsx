import { Tooltip } from "@base-ui/react/tooltip";

interface HintPopupProps {
  /** What it stands beside. */
  readonly anchor: Element;
  readonly text: string;
  /** The pointer has come to it, or leaves it. */
  readonly onStay: () => void;
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** A hint that is shown. */
export function HintPopup({ anchor, text, onStay, onLeave, onClose }: HintPopupProps) {
  return (
    <Tooltip.Root open onOpenChange={onClose}>
      <Tooltip.Portal>
        <Tooltip.Positioner anchor={anchor} sideOffset={8} className="z-60">
          <Tooltip.Popup
            onPointerEnter={onStay}
            onPointerLeave={onLeave}
            className="max-w-64 rounded-tight bg-ink px-2.5 py-1.5 text-[0.8125rem] leading-snug text-canvas shadow-m transition-opacity duration-(--quick) data-starting-style:opacity-0"
          >
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
