import { Waypoints } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLine } from "#lib/club/line/use-line.ts";
import { notify } from "#lib/toasts.ts";
import { Pressable } from "#ui/pressable.tsx";

/** A quiet sign in the bar for as long as everything goes over HTTP; anyone who presses it is told why. */
export function LineSign() {
  const { t } = useTranslation();
  const isRoundabout = useLine() === "http";
  if (!isRoundabout) return null;
  const label = t(($) => $.line.roundabout);
  return (
    <Pressable
      aria-label={label}
      title={label}
      onClick={() => notify(t(($) => $.line.roundaboutText))}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current"
    >
      <Waypoints size={20} strokeWidth={1.75} aria-hidden="true" />
    </Pressable>
  );
}
