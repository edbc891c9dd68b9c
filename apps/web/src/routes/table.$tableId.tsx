import { createFileRoute } from "@tanstack/react-router";
import { TablePage } from "#pages/table/table-page.tsx";

export const Route = createFileRoute("/table/$tableId")({
  component: function TableRoute() {
    const { tableId } = Route.useParams();
    return <TablePage key={tableId} tableId={tableId} />;
  },
});
