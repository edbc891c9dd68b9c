import { createFileRoute } from "@tanstack/react-router";
import { askForOwnTables, isEntered } from "#pages/first-data.ts";
import { LandingPage } from "#pages/landing-page.tsx";

export const Route = createFileRoute("/")({
  loader: ({ context }) => askForOwnTables(context),
  shouldReload: isEntered,
  component: LandingPage,
});
