import { createRootRouteWithContext } from "@tanstack/react-router";
import { CrashPage, NotFoundPage } from "#pages/fault-pages.tsx";
import { askWhoIsHere, type Asking } from "#pages/first-data.ts";
import { Shell } from "#pages/shell.tsx";

export const Route = createRootRouteWithContext<Asking>()({
  loader: ({ context }) => askWhoIsHere(context),
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});
