import { Outlet, useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { BackNote } from "#features/offline/back-note.tsx";
import { OfflinePage } from "#features/offline/offline-page.tsx";
import { useClubBack } from "#features/offline/use-club-back.ts";
import { paths } from "#lib/paths.ts";
import { isRules, isTable } from "#lib/whereabouts.ts";

/**
 * Stands in for all pages where this one was opened while the club could not be reached. Practice is played and the rules are read all the same;
 * everything else waits for the club, and is then loaded anew, since there may be a newer release by now.
 */
export function WithoutClub() {
  const { pathname } = useLocation();
  const isBack = useClubBack();
  const goesOn = pathname === paths.practice || isRules(pathname);
  useEffect(() => {
    if (isBack && !goesOn) location.reload();
  }, [isBack, goesOn]);
  if (!goesOn) return <OfflinePage hasTable={isTable(pathname)} />;
  return (
    <>
      {isBack ? <BackNote /> : null}
      <Outlet />
    </>
  );
}
