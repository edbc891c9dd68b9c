import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";
import { useLayer } from "#lib/layers.ts";

interface MenuPopupProps {
  /** Where in the page it is put. */
  readonly place: RefObject<HTMLElement | null>;
  /** The button under which it opens. */
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly label: string;
  readonly children: ReactNode;
}

/** The list of a menu; arrows, typing, Escape and back work in it. A press beside it only closes it. */
export function MenuPopup({ place, trigger, label, children }: MenuPopupProps) {
  const [isOpen, setOpen] = useLayer("menu");
  return (
    <BaseMenu.Root open={isOpen} onOpenChange={setOpen}>
      <BaseMenu.Portal container={place}>
        <BaseMenu.Positioner anchor={trigger} sideOffset={8} align="end" collisionPadding={12} className="z-50">
          <BaseMenu.Popup
            aria-label={label}
            finalFocus={trigger}
            className="max-h-(--available-height) w-[min(20rem,calc(100vw-1.5rem))] overflow-y-auto overscroll-contain origin-(--transform-origin) rounded-round bg-surface p-1.5 print:hidden text-ink shadow-l ring-1 ring-line outline-none transition-[opacity,scale] duration-(--quick) data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0"
          >
            {children}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

interface MenuItemProps {
  readonly icon: ReactNode;
  readonly label: string;
  /** What it means, or why it cannot be chosen. */
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly onSelect: () => void;
}

export function MenuItem({ icon, label, hint = "", disabled = false, onSelect }: MenuItemProps) {
  return (
    <BaseMenu.Item
      label={label}
      disabled={disabled}
      onClick={onSelect}
      className="group flex min-h-11 cursor-pointer items-start gap-3 rounded-soft px-3 py-2.5 outline-none select-none data-disabled:cursor-default data-highlighted:bg-sunken"
    >
      <span aria-hidden="true" className="mt-0.5 shrink-0 text-ink-soft group-data-disabled:opacity-55">
        {icon}
      </span>
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-[0.9375rem] font-medium group-data-disabled:text-ink-soft">{label}</span>
        {hint === "" ? null : <span className="text-[0.8125rem] leading-snug text-ink-soft">{hint}</span>}
      </span>
    </BaseMenu.Item>
  );
}
