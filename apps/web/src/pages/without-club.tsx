import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { BackNote } from "#features/offline/back-note.tsx";
import { OfflinePage } from "#features/offline/offline-page.tsx";
import { useClubBack } from "#features/offline/use-club-back.ts";
import { paths } from "#lib/paths.ts";

const TABLES = paths.table.slice(0, paths.table.indexOf("$"));

/**
 * Stands in for all pages where this one was opened while the club could not be reached. Practice is played all the same;
 * everything else waits for the club, and is then loaded anew, since there may be a newer release by now.
 */
export function WithoutClub() {
  const { pathname } = useLocation();
  const isBack = useClubBack();
  const isPractice = pathname === paths.practice;
  useEffect(() => {
    if (isBack && !isPractice) location.reload();
  }, [isBack, isPractice]);
  if (!isPractice) return <OfflinePage hasTable={pathname.startsWith(TABLES)} />;
  return (
    <>
      {isBack ? <BackNote /> : null}
      <Outlet />
    </>
  );
}
