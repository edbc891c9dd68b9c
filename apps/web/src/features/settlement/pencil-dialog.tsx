import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "#ui/dialog.tsx";
import type { PencilProps } from "./pencil-steps.tsx";

// Not everybody checks the sum: the steps are loaded when they are first asked for.
const PencilSteps = lazy(async () => ({ default: (await import("./pencil-steps.tsx")).PencilSteps }));

/** How the balances are come to, over the settlement. */
export function PencilDialog(props: PencilProps) {
  const { t } = useTranslation();
  return (
    <Dialog layer="pencil" title={t(($) => $.score.pencil.title)} shape="page">
      <Suspense>
        <PencilSteps {...props} />
      </Suspense>
    </Dialog>
  );
}
