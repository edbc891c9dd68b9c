import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { SIGN_IN } from "#lib/account-doors.ts";
import { paths } from "#lib/paths.ts";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { buttonClass } from "#ui/button.tsx";
import { RenameField } from "./rename-field.tsx";

/** Who one is, and the ways to be somebody who can come back. */
export function AccountPart() {
  useWindowTexts();
  const { t } = useTranslation();
  const me = useMe().data;
  const isSomebody = me !== undefined && me.user !== null;
  const own = useQuery(useTRPC().member.own.queryOptions(undefined, { enabled: isSomebody })).data;
  if (me === undefined) return null;
  return (
    <div className="flex flex-col gap-3">
      <RenameField />
      {own?.isGuest === true ? (
        <p className="text-sm leading-relaxed text-ink-soft">{t(($) => $.settings.account.guest)}</p>
      ) : null}
      <nav aria-label={t(($) => $.settings.account.open)} className="flex flex-wrap gap-2">
        <Link to={paths.account} params={{}} className={`${buttonClass("quiet")} grow`}>
          {own?.isGuest === false ? t(($) => $.settings.account.open) : t(($) => $.settings.account.become)}
        </Link>
        {isSomebody ? (
          <Link to={paths.pulyas} className={`${buttonClass("quiet")} grow`}>
            {t(($) => $.settings.account.pulyas)}
          </Link>
        ) : null}
        {own?.isGuest === false ? null : (
          <Link to={paths.account} params={SIGN_IN} className={`${buttonClass("ghost")} grow`}>
            {t(($) => $.settings.account.signIn)}
          </Link>
        )}
      </nav>
    </div>
  );
}
