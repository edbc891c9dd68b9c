import { Menu as BaseMenu } from "@base-ui/react/menu";
import type { ReactNode, RefObject } from "react";
import { useLayer } from "#lib/layers.ts";
import styles from "./menu-popup.module.css";
import { MENU_CLASS } from "./popup-class.ts";

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
          <BaseMenu.Popup aria-label={label} finalFocus={trigger} className={MENU_CLASS}>
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
    <BaseMenu.Item label={label} disabled={disabled} onClick={onSelect} className={styles["item"]}>
      <span aria-hidden="true" className={styles["icon"]}>
        {icon}
      </span>
      <span className={styles["texts"]}>
        <span className={`text-[0.9375rem] font-medium ${styles["label"]}`}>{label}</span>
        {hint === "" ? null : <span className="text-[0.8125rem] leading-snug text-ink-soft">{hint}</span>}
      </span>
    </BaseMenu.Item>
  );
}
