import { Tooltip } from "@base-ui/react/tooltip";
import { Outlet, useLocation } from "@tanstack/react-router";
import { CookiesNotice } from "#features/session/cookies-notice.tsx";
import { LineBanner } from "#features/shell/line-banner.tsx";
import { RenewalNotice } from "#features/shell/renewal-notice.tsx";
import { beganWithoutClub } from "#lib/began-without-club.ts";
import { paths } from "#lib/paths.ts";
import { Toaster } from "#ui/toaster.tsx";
import { WithoutClub } from "./without-club.tsx";

/** A page of the club, with what is the matter between the club and the browser over it. */
function OfTheClub() {
  const { pathname } = useLocation();
  return (
    <>
      {/* Practice needs no line. */}
      {pathname === paths.practice ? null : <LineBanner />}
      <CookiesNotice />
      <Outlet />
    </>
  );
}

/** What stands around every page. */
export function Shell() {
  return (
    <Tooltip.Provider>
      <Toaster>
        <RenewalNotice />
        {beganWithoutClub() ? <WithoutClub /> : <OfTheClub />}
      </Toaster>
    </Tooltip.Provider>
  );
}
