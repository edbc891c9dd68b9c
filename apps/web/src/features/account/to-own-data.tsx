import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { OWN_DATA } from "#lib/account-doors.ts";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { AccountPanel } from "./account-panel.tsx";

/** The way to what the club keeps of somebody. */
export function ToOwnData() {
  const { t } = useTranslation();
  return (
    <AccountPanel title={t(($) => $.account.data.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.data.text)}</p>
      <Link to={paths.account} params={OWN_DATA} className={`${buttonClass("quiet")} self-start`}>
        {t(($) => $.account.data.open)}
      </Link>
    </AccountPanel>
  );
}
