import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayer, type LayerName } from "#lib/layers.ts";
import styles from "./dialog-window.module.css";

export interface DialogProps {
  /** What it is called in the address. */
  readonly layer: LayerName;
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done here: stays in sight while the rest scrolls. */
  readonly actions?: ReactNode;
  /** `card` stays in the middle; on phones `sheet` comes up from the lower edge, and `page` fills the screen; `whole` fills any. */
  readonly shape?: "card" | "sheet" | "page" | "whole";
}

/** A titled window over the page. Closes with back, Escape, the cross or a click beside it. */
export function DialogWindow({ layer, title, children, actions, shape = "card" }: DialogProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useLayer(layer);
  // A term's entry lies over the layer that it was asked about in.
  const heights = layer === "term" ? { scrim: "z-51", window: "z-52" } : { scrim: "z-40", window: "z-50" };
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={setOpen}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop
          className={`fixed inset-0 ${heights.scrim} bg-scrim backdrop-blur-[2px] print:hidden transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0`}
        />
        <BaseDialog.Viewport
          className={`fixed inset-0 ${heights.window} flex ${shape === "page" ? "print:static" : "print:hidden"}`}
        >
          <BaseDialog.Popup className={styles["popup"]} data-shape={shape}>
            {/* No landmarks: what a live region keeps in sight of readers under the window has its own. */}
            <div className={styles["header"]}>
              <BaseDialog.Title className="font-display text-xl font-semibold text-balance">{title}</BaseDialog.Title>
              <BaseDialog.Close
                aria-label={t(($) => $.common.close)}
                className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-ink-soft hover:bg-sunken hover:text-ink"
              >
                <X size={20} aria-hidden="true" />
              </BaseDialog.Close>
            </div>
            <div className={styles["body"]}>{children}</div>
            {actions === undefined ? null : <div className={styles["actions"]}>{actions}</div>}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
