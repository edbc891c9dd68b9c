import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/{-$locale}/rules/{-$chapter}")({
  codeSplitGroupings: [["loader", "component"]],
  // What opens the rules brings their page along: what they are made of is named there, and not on every page of the club.
  loader: async ({ params }) => (await import("#pages/rules/open-rules.ts")).openRules(params),
  component: function RulesRoute() {
    const { Page, ...opened } = Route.useLoaderData();
    return <Page {...opened} />;
  },
});
