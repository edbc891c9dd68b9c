import { lazy, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Keyboard } from "lucide-react";
import { useLayers } from "#lib/layers.ts";
import { Dialog } from "#ui/dialog.tsx";
import { MenuItem } from "#ui/menu.tsx";

const KeysSheet = lazy(async () => ({ default: (await import("./keys-sheet.tsx")).KeysSheet }));

/** What the keys do, and how much is spoken; `?` opens it too. */
export function KeysDialog() {
  const { t } = useTranslation();
  const { open, isBare } = useLayers();
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      const isWriting = event.target instanceof Element && event.target.closest("input, textarea") !== null;
      if (event.key === "?" && !isWriting && isBare()) open("keys");
    };
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [open, isBare]);
  return (
    <Dialog layer="keys" title={t(($) => $.table.keySheet.title)} shape="sheet">
      <KeysSheet />
    </Dialog>
  );
}

export function KeysItem() {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <MenuItem
      icon={<Keyboard size={18} strokeWidth={1.75} />}
      label={t(($) => $.table.keySheet.title)}
      onSelect={() => open("keys")}
    />
  );
}
