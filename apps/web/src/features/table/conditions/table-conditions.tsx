import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { Dialog } from "#ui/dialog.tsx";
import { useTable } from "../scene/table-context.ts";

const ConditionsLine = lazy(async () => ({
  default: (await import("#ui/conditions/conditions-note.tsx")).ConditionsLine,
}));

const ConditionsSheet = lazy(async () => ({
  default: (await import("#ui/conditions/conditions-sheet.tsx")).ConditionsSheet,
}));

/** On what this table is played, in a few words; the whole of it behind a press. */
export function OpenConditions({ className }: { readonly className: string | undefined }) {
  const { open } = useLayers();
  const settings = useTable(({ table }) => table.settings);
  return (
    <Suspense fallback={null}>
      <button type="button" className={className} onClick={() => open("conditions")}>
        <ConditionsLine settings={settings} />
      </button>
    </Suspense>
  );
}

/** All of it, rule by rule. */
export function ConditionsDialog() {
  const { t } = useTranslation();
  const { open } = useLayers();
  const settings = useTable(({ table }) => table.settings);
  return (
    <Dialog layer="conditions" title={t(($) => $.table.conditions)} shape="sheet">
      <ConditionsSheet settings={settings} onRules={() => open("rules")} />
    </Dialog>
  );
}
