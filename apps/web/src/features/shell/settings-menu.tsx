import { Popover } from "@base-ui/react/popover";
import { LOCALES } from "@trelyazh/i18n";
import { SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useLayer } from "#lib/layers.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import { PACES, pacePreference } from "#lib/preferences/pace.ts";
import { THEMES, themePreference } from "#lib/preferences/theme.ts";
import { usePreference } from "#lib/preferences/use-preference.ts";
import { Segmented } from "#ui/segmented.tsx";

/** Language, appearance and pace; everything takes effect at once. `children` stand above them. */
export function SettingsMenu({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const locale = usePreference(localePreference);
  const theme = usePreference(themePreference);
  const pace = usePreference(pacePreference);
  const [isOpen, setOpen] = useLayer("settings");
  const label = t(($) => $.common.settings);
  return (
    <Popover.Root modal open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        aria-label={label}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current data-popup-open:bg-current/10"
      >
        <SlidersHorizontal size={20} strokeWidth={1.75} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={8} align="end" collisionPadding={12} className="z-50">
          <Popover.Popup className="flex max-h-(--available-height) w-[min(21rem,calc(100vw-1.5rem))] overflow-y-auto overscroll-contain origin-(--transform-origin) flex-col gap-4 rounded-round bg-surface p-4 text-ink shadow-l ring-1 ring-line transition-[opacity,scale] duration-(--quick) data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0">
            <Popover.Title className="sr-only">{label}</Popover.Title>
            {children}
            <Choice label={t(($) => $.common.language)}>
              <Segmented
                label={t(($) => $.common.language)}
                value={locale}
                options={LOCALES.map((value) => ({ value, label: t(($) => $.common.languages[value]), lang: value }))}
                onChange={localePreference.set}
              />
            </Choice>
            <Choice label={t(($) => $.common.theme)}>
              <Segmented
                label={t(($) => $.common.theme)}
                value={theme}
                options={THEMES.map((value) => ({ value, label: t(($) => $.common.themes[value]) }))}
                onChange={themePreference.set}
              />
            </Choice>
            <Choice label={t(($) => $.common.pace)}>
              <Segmented
                label={t(($) => $.common.pace)}
                value={pace}
                options={PACES.map((value) => ({ value, label: t(($) => $.common.paces[value]) }))}
                onChange={pacePreference.set}
              />
            </Choice>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Choice({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-[0.8125rem] font-medium text-ink-soft" aria-hidden="true">
        {label}
      </p>
      {children}
    </div>
  );
}
