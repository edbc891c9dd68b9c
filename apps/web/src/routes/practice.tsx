import { createFileRoute } from "@tanstack/react-router";
import { PracticePage } from "#pages/practice/practice-page.tsx";

export const Route = createFileRoute("/practice")({ component: PracticePage });
