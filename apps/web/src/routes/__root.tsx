import { createRootRouteWithContext } from "@tanstack/react-router";
import { CrashPage, NotFoundPage } from "#pages/fault-pages.tsx";
import { askWhoIsHere, isEntered, type Asking, type Speaking } from "#pages/first-data.ts";
import { layerIn } from "#lib/layers.ts";
import { Shell } from "#pages/shell.tsx";

export const Route = createRootRouteWithContext<Asking & Speaking>()({
  validateSearch: layerIn,
  loader: ({ context }) => askWhoIsHere(context),
  shouldReload: isEntered,
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});
