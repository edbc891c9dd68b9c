import { lazy, useCallback, useMemo, useState } from "react";
import type { TableStore } from "#features/table/scene/table-store.ts";
import { useLayers } from "#lib/layers.ts";
import { useReport } from "#lib/reporting/use-report.ts";
import { OnceOpen } from "#ui/late/once-open.tsx";

const PersonDialog = lazy(async () => ({ default: (await import("#features/people/person-dialog.tsx")).PersonDialog }));
const InviteDialog = lazy(async () => ({ default: (await import("#features/people/invite-dialog.tsx")).InviteDialog }));

/** What a table's parts may do with the people there, and whom the window is about that it opens. */
export function usePeopleOverTable(store: TableStore) {
  const { open } = useLayers();
  const [userId, setUserId] = useState<string | null>(null);
  const showPerson = useCallback(
    (person: string) => {
      setUserId(person);
      open("person");
    },
    [open],
  );
  const invite = useCallback(() => open("invite"), [open]);
  const tellModerators = useReport();
  const report = useCallback(
    (seq: number) => {
      const { table, me } = store.scene() ?? {};
      const people = (table?.seats ?? []).flatMap((occupant) =>
        occupant?.kind === "human" && occupant.userId !== me?.id ? { id: occupant.userId, name: occupant.name } : [],
      );
      if (table !== undefined) tellModerators({ people, place: { kind: "deal", tableId: table.id, seq } });
    },
    [store, tellModerators],
  );
  const actions = useMemo(() => ({ showPerson, invite, report }), [showPerson, invite, report]);
  return { actions, userId };
}

/** Who somebody at the table is, and the ways to bring people there. */
export function PeopleOverTable({ tableId, userId }: { readonly tableId: string; readonly userId: string | null }) {
  return (
    <>
      {/* By its address alone it is about nobody. */}
      {userId === null ? null : (
        <OnceOpen layer="person">
          <PersonDialog userId={userId} tableId={tableId} />
        </OnceOpen>
      )}
      <OnceOpen layer="invite">
        <InviteDialog tableId={tableId} />
      </OnceOpen>
    </>
  );
}
