import { lazy, Suspense } from "react";
import { useTable } from "#features/table/scene/table-context.ts";
import { chatPreference } from "#lib/preferences/chat.ts";
import { usePreference } from "#lib/use-preference.ts";
import { PartBoundary } from "#ui/part-boundary.tsx";

// Nobody waits for it: the cards come first.
const TableTalk = lazy(async () => ({ default: (await import("./table-chat-door.tsx")).TableTalk }));

/** What people say at the table, unless its owner or the viewer wants none of it. */
export function TableChat() {
  const hasNoChat = useTable(({ table }) => table.hasNoChat === true);
  const isOff = usePreference(chatPreference) === "off";
  if (hasNoChat || isOff) return null;
  return (
    <PartBoundary part="tools" frame={() => null}>
      <Suspense fallback={<span className="size-11 shrink-0" />}>
        <TableTalk />
      </Suspense>
    </PartBoundary>
  );
}
