import { Tooltip } from "@base-ui/react/tooltip";
import { Outlet } from "@tanstack/react-router";
import { CookiesNotice } from "#features/session/cookies-notice.tsx";
import { LineBanner } from "#features/shell/line-banner.tsx";
import { Toaster } from "#ui/toaster.tsx";

/** What stands around every page. */
export function Shell() {
  return (
    <Tooltip.Provider>
      <Toaster>
        <LineBanner />
        <CookiesNotice />
        <Outlet />
      </Toaster>
    </Tooltip.Provider>
  );
}
