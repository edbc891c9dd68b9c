import { Waypoints } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLine } from "#lib/club/line/use-line.ts";
import { notify } from "#lib/toasts.ts";
import { IconButton } from "#ui/icon-button.tsx";

/** A quiet sign in the bar for as long as everything goes over HTTP; anyone who presses it is told why. */
export function LineSign() {
  const { t } = useTranslation();
  const isRoundabout = useLine() === "http";
  if (!isRoundabout) return null;
  return (
    <IconButton label={t(($) => $.line.roundabout)} onClick={() => notify(t(($) => $.line.roundaboutText))}>
      <Waypoints size={20} strokeWidth={1.75} aria-hidden="true" />
    </IconButton>
  );
}
