import { BookOpen } from "lucide-react";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTable } from "#features/table/scene/table-context.ts";
import { useLayers } from "#lib/layers.ts";
import { askedRules } from "#lib/rulebook/asked.ts";
import { Dialog } from "#ui/dialog.tsx";
import { MenuItem } from "#ui/menu.tsx";

const RulesReading = lazy(async () => ({ default: (await import("./rules-reading.tsx")).RulesReading }));

/** The rules over a table, which say what holds there. */
export function RulesOverTable() {
  const { t } = useTranslation();
  const settings = useTable(({ table }) => table.settings);
  useEffect(() => {
    askedRules.set({ isTableThere: true });
    return () => askedRules.set({ isTableThere: false });
  }, []);
  return (
    <Dialog layer="rules" title={t(($) => $.common.rules)} shape="page">
      <Suspense>
        <RulesReading settings={settings} />
      </Suspense>
    </Dialog>
  );
}

/** Opens them, from the menu of a table. */
export function RulesItem() {
  const { t } = useTranslation();
  const { open } = useLayers();
  return (
    <MenuItem
      icon={<BookOpen size={18} strokeWidth={1.75} />}
      label={t(($) => $.common.rules)}
      onSelect={() => open("rules")}
    />
  );
}
