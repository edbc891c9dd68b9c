import { EllipsisVertical } from "lucide-react";
import { lazy, useRef, type ReactNode } from "react";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { OnceOpen } from "./late/once-open.tsx";

const load = () => import("./late/menu-popup.tsx");
const MenuPopup = lazy(async () => ({ default: (await load()).MenuPopup }));

/** One of its commands. */
export const MenuItem = lazy(async () => ({ default: (await load()).MenuItem }));

interface MenuProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A few rare commands behind one button, whose code comes when somebody is about to press it. */
export function Menu({ label, children }: MenuProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const isOpen = useIsOpen("menu");
  const { open } = useLayers();
  // If it does not come, the opening asks again.
  const prepare = () => void load().catch(() => null);
  return (
    // What opens belongs to the part of the page that its button is in: nothing there is outside of the landmarks.
    <div ref={place} className="contents">
      <button
        ref={trigger}
        type="button"
        aria-label={label}
        title={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => open("menu")}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current aria-expanded:bg-current/10"
      >
        <EllipsisVertical size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <OnceOpen layer="menu">
        <MenuPopup place={place} trigger={trigger} label={label}>
          {children}
        </MenuPopup>
      </OnceOpen>
    </div>
  );
}
