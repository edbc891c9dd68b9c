import { personName } from "@trelyazh/i18n";
import {
  INVITES_FROM,
  PRESENCE_FOR,
  type DescribeMyself,
  type NamedPerson,
  type OwnWishes,
  type PersonChange,
} from "@trelyazh/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button } from "#ui/button.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import { PeopleList, PersonLine } from "./person-line.tsx";
import { usePersonChange } from "./use-person-change.ts";

/** Says something of oneself to the club, and shows it at once. */
function useDescribe() {
  const { people } = useTRPC();
  const queryClient = useQueryClient();
  const onError = useRefusalToast();
  const { mutate } = useMutation(people.describe.mutationOptions({ onError }));
  return (described: Pick<DescribeMyself, "presenceFor" | "invitesFrom">) => {
    const queryKey = people.wishes.queryKey();
    queryClient.setQueryData(queryKey, (known) => known && Object.assign({}, known, described));
    mutate(described, { onError: () => void queryClient.invalidateQueries({ queryKey }) });
  };
}

interface ApartProps {
  readonly title: string;
  readonly hint: string;
  readonly people: readonly NamedPerson[];
  readonly undo: Extract<PersonChange, "show" | "allow">;
}

function Apart({ title, hint, people, undo }: ApartProps) {
  const { t } = useTranslation();
  const change = usePersonChange();
  if (people.length === 0) return null;
  return (
    <div className="flex flex-col pt-2">
      <h3 className="font-medium">{title}</h3>
      <p className="text-sm leading-snug text-ink-soft">{hint}</p>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person}>
            <Button
              aria-label={t(($) => $.people.apart.undoOf, { name: personName(t, person.name) })}
              onClick={() => change.mutate({ userId: person.id, change: undo })}
            >
              {t(($) => $.people.apart.undo)}
            </Button>
          </PersonLine>
        ))}
      </ul>
    </div>
  );
}

function Allowed({ wishes }: { readonly wishes: OwnWishes }) {
  const { t } = useTranslation();
  const describe = useDescribe();
  return (
    <PeopleList title={t(($) => $.people.wishes.title)}>
      <div className="flex flex-col gap-4 pt-2">
        <Setting
          label={t(($) => $.people.wishes.presence)}
          value={wishes.presenceFor}
          values={PRESENCE_FOR}
          textOf={(value) => t(($) => $.people.wishes[value])}
          onChange={(presenceFor) => describe({ presenceFor })}
        />
        <Setting
          label={t(($) => $.people.wishes.invites)}
          value={wishes.invitesFrom}
          values={INVITES_FROM}
          textOf={(value) => t(($) => $.people.wishes[value])}
          onChange={(invitesFrom) => describe({ invitesFrom })}
        />
      </div>
    </PeopleList>
  );
}

/** What one allows others, and whom one does not meet, each with its way back. */
export function OwnWishesLists() {
  const { t } = useTranslation();
  const wishes = useQuery(useTRPC().people.wishes.queryOptions()).data;
  if (wishes === undefined) return null;
  const { hidden, avoided } = wishes;
  return (
    <>
      <Allowed wishes={wishes} />
      <PeopleList title={t(($) => $.people.apart.title)}>
        {hidden.length + avoided.length === 0 ? (
          <p className="py-2 leading-relaxed text-ink-soft">{t(($) => $.people.apart.empty)}</p>
        ) : null}
        <Apart
          title={t(($) => $.people.apart.hidden)}
          hint={t(($) => $.people.apart.hiddenHint)}
          people={hidden}
          undo="show"
        />
        <Apart
          title={t(($) => $.people.apart.avoided)}
          hint={t(($) => $.people.apart.avoidedHint)}
          people={avoided}
          undo="allow"
        />
      </PeopleList>
    </>
  );
}
