import { createFileRoute } from "@tanstack/react-router";
import { askForLobby, isEntered } from "#pages/first-data.ts";
import { LobbyPage } from "#pages/lobby-page.tsx";

export const Route = createFileRoute("/lobby")({
  // An address is what anybody can write.
  loader: ({ context }) => askForLobby(context),
  shouldReload: isEntered,
  component: LobbyPage,
});
