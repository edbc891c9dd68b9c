import { Tooltip } from "@base-ui/react/tooltip";
import { Outlet } from "@tanstack/react-router";
import { Toaster } from "#ui/toaster.tsx";

/** What stands around every page. */
export function Shell() {
  return (
    <Tooltip.Provider>
      <Toaster>
        <Outlet />
      </Toaster>
    </Tooltip.Provider>
  );
}
