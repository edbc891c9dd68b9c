import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfPeople } from "#pages/first-data.ts";
import { PersonPage } from "#pages/people/person-page.tsx";

export const Route = createFileRoute("/people/$id")({
  loader: ({ context }) => learnToSpeakOfPeople(context),
  component: Person,
});

function Person() {
  return <PersonPage id={Route.useParams().id} />;
}
