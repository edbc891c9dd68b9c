import { ShieldCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLayers } from "#lib/layers.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";

/** An icon beside the record, or a button at the settlement. */
export function OpenFairness({ shape }: { readonly shape: "icon" | "button" }) {
  useLateTexts("inChecks");
  const { t } = useTranslation();
  const { open } = useLayers();
  const label = t(($) => $.fairness.title);
  const onClick = () => open("fairness");
  if (shape === "icon") {
    return (
      <IconButton label={label} onClick={onClick}>
        <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
      </IconButton>
    );
  }
  return (
    <Button onClick={onClick}>
      <ShieldCheck size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{label}</span>
    </Button>
  );
}
