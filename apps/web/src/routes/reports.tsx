import { createFileRoute } from "@tanstack/react-router";
import { ReportsPage } from "#pages/moderation/reports-page.tsx";
import { learnToSpeakOfModeration } from "#pages/moderation/texts.ts";

export const Route = createFileRoute("/reports")({
  codeSplitGroupings: [["loader", "component"]],
  loader: ({ context }) => learnToSpeakOfModeration(context),
  component: ReportsPage,
});
