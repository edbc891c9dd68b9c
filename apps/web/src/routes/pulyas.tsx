import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfPeople } from "#pages/first-data.ts";
import { PulyasPage } from "#pages/archive/pulyas-page.tsx";

export const Route = createFileRoute("/pulyas")({
  loader: ({ context }) => learnToSpeakOfPeople(context),
  component: PulyasPage,
});
