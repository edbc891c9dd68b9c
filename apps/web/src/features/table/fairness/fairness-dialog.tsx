import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Dialog } from "#ui/dialog.tsx";

const EveningCheck = lazy(async () => ({ default: (await import("./evening-check.tsx")).EveningCheck }));

/** The check of the evening, over the table. */
export function FairnessDialog() {
  useLateTexts("inChecks");
  const { t } = useTranslation();
  return (
    <Dialog layer="fairness" title={t(($) => $.fairness.title)} shape="page">
      <Suspense>
        <EveningCheck />
      </Suspense>
    </Dialog>
  );
}
