import { useTranslation } from "react-i18next";
import { deviceIn } from "../device-name.ts";

/** How this browser is called among others of the same person. */
export function useOwnDevice(): string {
  const { t } = useTranslation();
  const device = deviceIn(navigator.userAgent);
  return device === null ? t(($) => $.account.sessions.unknown) : t(($) => $.account.sessions.device, device);
}
