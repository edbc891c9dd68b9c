import { createFileRoute } from "@tanstack/react-router";
import { learnToSpeakOfTables } from "#pages/first-data.ts";
import { TablePage } from "#pages/table/table-page.tsx";

export const Route = createFileRoute("/table/$tableId")({
  loader: ({ context }) => learnToSpeakOfTables(context),
  component: function TableRoute() {
    const { tableId } = Route.useParams();
    return <TablePage key={tableId} tableId={tableId} />;
  },
});
