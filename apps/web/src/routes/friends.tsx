import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfPeople } from "#pages/first-data.ts";
import { FriendsPage } from "#pages/people/friends-page.tsx";

export const Route = createFileRoute("/friends")({
  loader: ({ context }) => learnToSpeakOfPeople(context),
  component: FriendsPage,
});
