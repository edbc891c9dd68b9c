import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly children: ReactNode;
  /** `card` stays in the middle; on phones `sheet` comes up from the lower edge, and `page` fills the screen. */
  readonly shape?: "card" | "sheet" | "page";
}

const SHAPES = {
  card: "m-auto max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] rounded-round data-ending-style:scale-[0.98] data-starting-style:scale-[0.98] sm:max-w-lg",
  sheet:
    "mt-auto max-h-[88dvh] w-full rounded-t-round data-ending-style:translate-y-8 data-starting-style:translate-y-8 sm:m-auto sm:max-h-[calc(100dvh-2rem)] sm:w-[calc(100vw-2rem)] sm:max-w-lg sm:rounded-round",
  page: "h-dvh w-full data-ending-style:translate-y-8 data-starting-style:translate-y-8 sm:m-auto sm:h-auto sm:max-h-[calc(100dvh-2rem)] sm:w-[calc(100vw-2rem)] sm:max-w-5xl sm:rounded-round",
} as const;

/** A titled window over the page. Closes with Escape, the cross or a click beside it. */
export function Dialog({ open, onOpenChange, title, children, shape = "card" }: DialogProps) {
  const { t } = useTranslation();
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim backdrop-blur-[2px] transition-opacity duration-(--calm) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex">
          <BaseDialog.Popup
            className={`flex flex-col bg-surface text-ink shadow-l outline-none transition-[opacity,scale,translate] duration-(--quick) ease-(--ease) data-ending-style:opacity-0 data-starting-style:opacity-0 ${SHAPES[shape]}`}
          >
            <header className="flex items-center justify-between gap-4 pt-4 pr-3 pb-2 pl-5 sm:pl-6">
              <BaseDialog.Title className="font-display text-xl font-semibold">{title}</BaseDialog.Title>
              <BaseDialog.Close
                aria-label={t(($) => $.common.close)}
                className="inline-flex size-10 items-center justify-center rounded-soft text-ink-soft hover:bg-sunken hover:text-ink"
              >
                <X size={20} aria-hidden="true" />
              </BaseDialog.Close>
            </header>
            <div className="overflow-y-auto overscroll-contain scroll-pb-24 px-5 pb-6 sm:px-6">{children}</div>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
