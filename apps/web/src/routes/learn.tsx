import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfLessons } from "#pages/first-data.ts";
import { LearnPage } from "#pages/learn/learn-page.tsx";

export const Route = createFileRoute("/learn")({
  loader: ({ context }) => learnToSpeakOfLessons(context),
  component: LearnPage,
});
