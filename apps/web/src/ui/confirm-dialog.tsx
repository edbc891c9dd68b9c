import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface ConfirmDialogProps {
  readonly layer: "leave" | "end" | "remove";
  readonly title: string;
  readonly text: ReactNode;
  /** What will be done, as a verb. */
  readonly action: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
}

/** Asks before something that cannot be undone. */
export function ConfirmDialog({ layer, title, text, action, busy, onConfirm }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const { close } = useLayers();
  const actions = (
    <>
      <Button look="quiet" className="grow sm:grow-0" onClick={() => close(layer)}>
        {t(($) => $.common.cancel)}
      </Button>
      <Button look="danger" className="grow sm:grow-0" disabled={busy} onClick={onConfirm}>
        {action}
      </Button>
    </>
  );
  return (
    <Dialog layer={layer} title={title} actions={actions}>
      <div className="leading-relaxed text-ink-soft">{text}</div>
    </Dialog>
  );
}
