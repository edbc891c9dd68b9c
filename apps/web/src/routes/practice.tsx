import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfTables } from "#pages/first-data.ts";
import { PracticePage } from "#pages/practice/practice-page.tsx";

export const Route = createFileRoute("/practice")({
  loader: ({ context }) => learnToSpeakOfTables(context),
  component: PracticePage,
});
