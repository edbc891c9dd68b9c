import { Popover } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "@trelyazh/i18n";
import { addressOf } from "#lib/rulebook/address.ts";
import { useLayer } from "#lib/layers.ts";
import { localePreference } from "#lib/preferences/locale.ts";
import { pacePreference } from "#lib/preferences/pace.ts";
import { themePreference } from "#lib/preferences/theme.ts";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { PreferenceSetting } from "#ui/settings/preference-setting.tsx";
import { PANEL_CLASS } from "#ui/late/popup-class.ts";
import { SettingGroup } from "#ui/settings/setting-group.tsx";
import { AlertSettings } from "./alert-settings.tsx";

/** Beside its button there is no room on a phone. */
const BELOW = { fallbackAxisSide: "none" } as const;

interface SettingsPanelProps {
  /** The button under which it opens. */
  readonly trigger: RefObject<HTMLButtonElement | null>;
  readonly children?: ReactNode;
}

/** Everything that a person can set for this browser; it takes effect at once. `children` stand above it. */
export function SettingsPanel({ trigger, children }: SettingsPanelProps) {
  useWindowTexts();
  const { t, i18n } = useTranslation();
  const [isOpen, setOpen] = useLayer("settings");
  const label = t(($) => $.common.settings);
  return (
    <Popover.Root modal open={isOpen} onOpenChange={setOpen}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={trigger}
          sideOffset={8}
          align="end"
          collisionPadding={12}
          collisionAvoidance={BELOW}
          positionMethod="fixed"
          className="z-50"
        >
          <Popover.Popup finalFocus={trigger} className={PANEL_CLASS}>
            <Popover.Title className="sr-only">{label}</Popover.Title>
            {children}
            <SettingGroup title={t(($) => $.settings.view)}>
              <ViewSettings />
            </SettingGroup>
            <SettingGroup title={t(($) => $.settings.away)}>
              <AlertSettings />
            </SettingGroup>
            <a
              href={addressOf(i18n.language as Locale, "index")}
              target="_blank"
              rel="noopener"
              className="inline-flex min-h-11 items-center gap-2 text-[0.9375rem] text-brass-text underline underline-offset-4"
            >
              {t(($) => $.settings.rules)}
            </a>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Language, appearance and pace. */
function ViewSettings() {
  const { t } = useTranslation();
  return (
    <>
      <PreferenceSetting
        label={t(($) => $.settings.language)}
        preference={localePreference}
        textOf={(value) => t(($) => $.settings.languages[value])}
        langOf={(value) => value}
      />
      <PreferenceSetting
        label={t(($) => $.settings.theme)}
        preference={themePreference}
        textOf={(value) => t(($) => $.settings.themes[value])}
      />
      <PreferenceSetting
        label={t(($) => $.settings.pace)}
        preference={pacePreference}
        textOf={(value) => t(($) => $.settings.paces[value])}
      />
    </>
  );
}
