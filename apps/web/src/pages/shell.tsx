import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { LineBanner } from "#features/shell/line-banner.tsx";
import { RenewalNotice } from "#features/shell/renewal-notice.tsx";
import { beganWithoutClub } from "#lib/began-without-club.ts";
import { useMe, useRefusesCookies } from "#lib/club/session.ts";
import { paths } from "#lib/paths.ts";
import { OnceOpen } from "#ui/late/once-open.tsx";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { Toaster } from "#ui/toaster.tsx";

// Few browsers refuse cookies.
const CookiesNotice = lazy(async () => ({
  default: (await import("#features/session/cookies-notice.tsx")).CookiesNotice,
}));
// It is seldom needed, and then the service worker has it.
const WithoutClub = lazy(async () => ({ default: (await import("./without-club.tsx")).WithoutClub }));

// Until they are here, and without them, a term is a link as any.
const Terms = lazy(async () => ({ default: (await import("#ui/rulebook/terms.tsx")).Terms }));
// Few people are ever reported.
const ReportDialog = lazy(async () => ({
  default: (await import("#features/moderation/report-dialog.tsx")).ReportDialog,
}));
const FollowNews = lazy(async () => ({ default: (await import("#features/people/follow-news.tsx")).FollowNews }));

/** What the visitor is told of the people they know, on whatever page; nothing of it keeps a page waiting. */
function News() {
  const user = useMe().data?.user;
  if (!user) return null;
  return (
    <PartBoundary part="outside" frame={() => null}>
      <Suspense fallback={null}>
        <FollowNews key={user.id} />
      </Suspense>
    </PartBoundary>
  );
}

/** What is played there is played in the browser alone. */
const NEEDS_NO_LINE: readonly string[] = [paths.practice, paths.learn];

/** A page of the club, with what is the matter between the club and the browser over it. */
function OfTheClub() {
  const { pathname } = useLocation();
  return (
    <>
      {NEEDS_NO_LINE.includes(pathname) ? null : (
        <>
          <LineBanner />
          <News />
        </>
      )}
      {useRefusesCookies() ? (
        <Suspense fallback={null}>
          <CookiesNotice />
        </Suspense>
      ) : null}
      <Outlet />
      <OnceOpen layer="report">
        <ReportDialog />
      </OnceOpen>
    </>
  );
}

/** What stands around every page. */
export function Shell() {
  return (
    <>
      <RenewalNotice />
      <Suspense fallback={null}>{beganWithoutClub() ? <WithoutClub /> : <OfTheClub />}</Suspense>
      <PartBoundary part="dialog" frame={() => null}>
        <Suspense fallback={null}>
          <Terms />
        </Suspense>
      </PartBoundary>
      <Toaster />
    </>
  );
}
