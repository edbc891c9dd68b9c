import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfPractice } from "#pages/first-data.ts";
import { PracticePage } from "#pages/practice/practice-page.tsx";

export const Route = createFileRoute("/practice")({
  loader: ({ context }) => learnToSpeakOfPractice(context),
  component: PracticePage,
});
