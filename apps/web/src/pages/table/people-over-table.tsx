import { lazy, useCallback, useMemo, useState } from "react";
import { useLayers } from "#lib/layers.ts";
import { OnceOpen } from "#ui/late/once-open.tsx";

const PersonDialog = lazy(async () => ({ default: (await import("#features/people/person-dialog.tsx")).PersonDialog }));
const InviteDialog = lazy(async () => ({ default: (await import("#features/people/invite-dialog.tsx")).InviteDialog }));

/** What a table's parts may do with the people there, and whom the window is about that it opens. */
export function usePeopleOverTable() {
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
  const actions = useMemo(() => ({ showPerson, invite }), [showPerson, invite]);
  return { actions, userId };
}

/** Who somebody at the table is, and the ways to bring people there. */
export function PeopleOverTable({ tableId, userId }: { readonly tableId: string; readonly userId: string | null }) {
  return (
    <>
      {/* By its address alone it is about nobody. */}
      {userId === null ? null : (
        <OnceOpen layer="person">
          <PersonDialog userId={userId} />
        </OnceOpen>
      )}
      <OnceOpen layer="invite">
        <InviteDialog tableId={tableId} />
      </OnceOpen>
    </>
  );
}
