import { createRootRoute } from "@tanstack/react-router";
import { CrashPage, NotFoundPage } from "#pages/fault-pages.tsx";
import { Shell } from "#pages/shell.tsx";

export const Route = createRootRoute({
  component: Shell,
  notFoundComponent: NotFoundPage,
  errorComponent: CrashPage,
});
