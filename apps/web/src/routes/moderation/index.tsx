import { createFileRoute } from "@tanstack/react-router";
import { ModerationPage } from "#pages/moderation/moderation-page.tsx";
import { learnToSpeakOfModeration } from "#pages/moderation/texts.ts";

export const Route = createFileRoute("/moderation/")({
  codeSplitGroupings: [["loader", "component"]],
  loader: ({ context }) => learnToSpeakOfModeration(context),
  component: ModerationPage,
});
