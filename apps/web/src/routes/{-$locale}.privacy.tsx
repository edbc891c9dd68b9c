import { createFileRoute } from "@tanstack/react-router";

export const Route = createFileRoute("/{-$locale}/privacy")({
  codeSplitGroupings: [["loader", "component"]],
  loader: async ({ params }) => (await import("#pages/privacy/open-privacy.ts")).openPrivacy(params),
  component: function PrivacyRoute() {
    const { Page, ...opened } = Route.useLoaderData();
    return <Page {...opened} />;
  },
});
