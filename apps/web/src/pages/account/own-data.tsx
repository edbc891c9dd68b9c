import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AccountPanel } from "#features/account/account-panel.tsx";
import { DeleteMe } from "#features/account/data/delete-me.tsx";
import { TakeData } from "#features/account/data/take-data.tsx";
import { useMe } from "#lib/club/session.ts";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { buttonClass } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";

/** All that the club keeps of whoever is here: to be taken along, or deleted. */
export function OwnData() {
  useLateTexts("ofData");
  const { t } = useTranslation();
  const me = useMe();
  if (me.isPending) return <Spinner />;
  const isSomebody = me.data !== undefined && me.data.user !== null;
  const title = t(($) => $.data.title);
  return (
    <>
      <title>{`${title} · ${t(($) => $.common.club)}`}</title>
      <AccountPanel title={title} isFirst>
        <p className="leading-relaxed">{isSomebody ? t(($) => $.data.text) : t(($) => $.data.nobody)}</p>
        <div className="flex flex-wrap gap-2">
          <Link to={paths.privacy} params={{}} className={buttonClass("quiet")}>
            {t(($) => $.data.privacy)}
          </Link>
          <Link to={paths.account} params={{}} className={buttonClass("ghost")}>
            {t(($) => $.data.toAccount)}
          </Link>
        </div>
      </AccountPanel>
      {isSomebody ? (
        <>
          <TakeData />
          <DeleteMe />
        </>
      ) : null}
    </>
  );
}
