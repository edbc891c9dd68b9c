import { createFileRoute } from "@tanstack/react-router";
import { AccountPage } from "#pages/account/account-page.tsx";
import { learnToSpeakOfAccounts } from "#pages/account/texts.ts";

export const Route = createFileRoute("/account/{-$door}")({
  codeSplitGroupings: [["loader", "component"]],
  loader: ({ context }) => learnToSpeakOfAccounts(context),
  component: function AccountRoute() {
    return <AccountPage door={Route.useParams().door} />;
  },
});
