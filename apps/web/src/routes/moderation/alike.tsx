import { createFileRoute } from "@tanstack/react-router";
import { AlikePage } from "#pages/moderation/alike-page.tsx";
import { learnToSpeakOfModeration } from "#pages/moderation/texts.ts";

export const Route = createFileRoute("/moderation/alike")({
  codeSplitGroupings: [["loader", "component"]],
  loader: ({ context }) => learnToSpeakOfModeration(context),
  component: AlikePage,
});
