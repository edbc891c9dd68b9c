import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { useSignOut } from "./use-account.ts";

/** Who a member is, and the way out. */
export function MemberPanel({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <AccountPanel title={name} isFirst>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.member.text)}</p>
      <div className="flex flex-wrap gap-2">
        <Link to={paths.lobby} className={buttonClass("primary")}>
          {t(($) => $.account.member.toTables)}
        </Link>
        <Button disabled={signOut.isPending} onClick={() => signOut.mutate()}>
          {t(($) => $.account.member.out)}
        </Button>
      </div>
    </AccountPanel>
  );
}
