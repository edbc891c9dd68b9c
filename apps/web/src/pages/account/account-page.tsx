import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { BecomeMember } from "#features/account/become-member.tsx";
import { ChangePassword } from "#features/account/change-password.tsx";
import { MemberPanel } from "#features/account/member-panel.tsx";
import { ToOwnData } from "#features/account/to-own-data.tsx";
import { OwnSessions } from "#features/account/own-sessions.tsx";
import { OwnPasskeys } from "#features/account/passkeys/own-passkeys.tsx";
import { OwnPicture } from "#features/account/picture/own-picture.tsx";
import { ComeBack } from "#features/account/recovery/come-back.tsx";
import { WaysBack } from "#features/account/recovery/ways-back.tsx";
import { SignIn } from "#features/account/sign-in.tsx";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { CONTENT_ID, paths } from "#lib/paths.ts";
import { COME_BACK, OWN_DATA, SIGN_IN } from "#lib/account-doors.ts";
import { buttonClass } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { Account, People } from "../account.ts";

// Few come for it, and it says much.
const OwnData = lazy(async () => ({ default: (await import("./own-data.tsx")).OwnData }));

/** One's own account, or how to get to it. What no door is called leads to the account. */
export function AccountPage({ door }: { readonly door?: string | undefined }) {
  const { t } = useTranslation();
  const title =
    door === SIGN_IN.door
      ? t(($) => $.account.signIn.title)
      : door === COME_BACK.door
        ? t(($) => $.account.recovery.title)
        : t(($) => $.account.title);
  return (
    <>
      <title>{`${title} · ${t(($) => $.common.club)}`}</title>
      <AppHeader account={<Account />} people={<People />} />
      <main id={CONTENT_ID} className="mx-auto flex max-w-2xl flex-col gap-5 px-4 pt-6 pb-20 sm:px-6 sm:pt-10">
        <Suspense fallback={<Spinner />}>
          <Behind door={door} />
        </Suspense>
      </main>
    </>
  );
}

function Behind({ door }: { readonly door?: string | undefined }) {
  switch (door) {
    case SIGN_IN.door:
      return <SignIn />;
    case COME_BACK.door:
      return <ComeBack />;
    case OWN_DATA.door:
      return <OwnData />;
    default:
      return <OwnAccount />;
  }
}

/** The way to what moderators have decided, and answered. */
function ToReports() {
  const { t } = useTranslation();
  return (
    <Link to={paths.reports} className={`${buttonClass("ghost")} self-start`}>
      {t(($) => $.account.reports)}
    </Link>
  );
}

function OwnAccount() {
  const me = useMe();
  const isSomebody = me.data !== undefined && me.data.user !== null;
  const own = useQuery(useTRPC().member.own.queryOptions(undefined, { enabled: isSomebody }));
  if (me.isPending || (isSomebody && own.isPending)) return <Spinner />;
  const user = me.data?.user ?? null;
  if (user === null) return <BecomeMember />;
  if (own.data === undefined || own.data.isGuest)
    return (
      <>
        <BecomeMember />
        <ToOwnData />
        <ToReports />
      </>
    );
  const { id, name } = user;
  return (
    <>
      <MemberPanel name={name} />
      <OwnPicture userId={id} />
      <WaysBack email={own.data.email} codes={own.data.recoveryCodes} />
      <OwnPasskeys name={name} />
      <ChangePassword name={name} />
      <OwnSessions />
      <ToOwnData />
      <ToReports />
    </>
  );
}
