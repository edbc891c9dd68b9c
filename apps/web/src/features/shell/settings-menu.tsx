import { SlidersHorizontal } from "lucide-react";
import { learn } from "@trelyazh/i18n";
import { lazy, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { OnceOpen } from "#ui/late/once-open.tsx";

const loadPanel = () => import("./settings-panel.tsx");
const SettingsPanel = lazy(async () => ({ default: (await loadPanel()).SettingsPanel }));

/** The button of the settings, whose code comes when somebody is about to press it. `children` stand above the settings. */
export function SettingsMenu({ children }: { readonly children?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const trigger = useRef<HTMLButtonElement>(null);
  const isOpen = useIsOpen("settings");
  const { open } = useLayers();
  // If it does not come, the opening asks again.
  const prepare = () => void Promise.all([loadPanel(), learn(i18n, "inWindows")]).catch(() => null);
  return (
    <>
      <button
        ref={trigger}
        type="button"
        aria-label={t(($) => $.common.settings)}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => open("settings")}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current aria-expanded:bg-current/10"
      >
        <SlidersHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
      </button>
      <OnceOpen layer="settings">
        <SettingsPanel trigger={trigger}>{children}</SettingsPanel>
      </OnceOpen>
    </>
  );
}
