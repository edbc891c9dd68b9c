import { createFileRoute } from "@tanstack/react-router";
import { LobbyPage } from "#pages/lobby-page.tsx";

export const Route = createFileRoute("/lobby")({ component: LobbyPage });
