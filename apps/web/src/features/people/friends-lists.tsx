import { personName } from "@trelyazh/i18n";
import type { Friend, Invitation, NamedPerson, PeopleNews, PersonChange } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { OwnLink } from "./own-link.tsx";
import { PeopleList, PersonLine } from "./person-line.tsx";
import { usePersonChange } from "./use-person-change.ts";

function Invitations({ invitations }: Pick<PeopleNews, "invitations">) {
  const { t } = useTranslation();
  const onError = useRefusalToast();
  const answer = useMutation(useTRPC().people.answerInvitation.mutationOptions({ onError }));
  if (invitations.length === 0) return null;
  const decline = ({ from, tableId }: Invitation) => answer.mutate({ userId: from.id, tableId });
  return (
    <PeopleList title={t(($) => $.people.invitations.title)}>
      <ul>
        {invitations.map((invitation) => {
          const { from, tableId } = invitation;
          const name = personName(t, from.name);
          return (
            <PersonLine
              key={`${from.id} ${tableId}`}
              person={from}
              said={t(($) => $.people.invitations.text, { name })}
            >
              <Link
                to={paths.table}
                params={{ tableId }}
                aria-label={t(($) => $.people.invitations.goOf, { name })}
                className={buttonClass("primary")}
              >
                {t(($) => $.people.invitations.go)}
              </Link>
              <Button
                look="ghost"
                aria-label={t(($) => $.people.invitations.declineOf, { name })}
                onClick={() => decline(invitation)}
              >
                {t(($) => $.people.invitations.decline)}
              </Button>
            </PersonLine>
          );
        })}
      </ul>
    </PeopleList>
  );
}

interface RequestsProps {
  readonly people: readonly NamedPerson[];
  readonly onChange: (userId: string, change: PersonChange) => void;
}

function Asking({ people, onChange }: RequestsProps) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <PeopleList title={t(($) => $.people.asking.title)}>
      <ul>
        {people.map((person) => {
          const name = personName(t, person.name);
          return (
            <PersonLine key={person.id} person={person}>
              <Button
                look="primary"
                aria-label={t(($) => $.people.asking.acceptOf, { name })}
                onClick={() => onChange(person.id, "accept")}
              >
                {t(($) => $.people.asking.accept)}
              </Button>
              <Button
                look="ghost"
                aria-label={t(($) => $.people.asking.declineOf, { name })}
                onClick={() => onChange(person.id, "decline")}
              >
                {t(($) => $.people.asking.decline)}
              </Button>
            </PersonLine>
          );
        })}
      </ul>
    </PeopleList>
  );
}

function Asked({ people, onChange }: RequestsProps) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  return (
    <PeopleList title={t(($) => $.people.asked.title)}>
      <ul>
        {people.map((person) => (
          <PersonLine key={person.id} person={person}>
            <Button
              look="ghost"
              aria-label={t(($) => $.people.asked.takeBackOf, { name: personName(t, person.name) })}
              onClick={() => onChange(person.id, "takeBack")}
            >
              {t(($) => $.people.asked.takeBack)}
            </Button>
          </PersonLine>
        ))}
      </ul>
    </PeopleList>
  );
}

/** Who is at a table comes first, then who is here. */
const NEARNESS = { atTable: 0, online: 1, away: 2 } as const;

function FriendLine({ friend }: { readonly friend: Friend }) {
  const { t } = useTranslation();
  const { presence } = friend;
  const table = presence.kind === "atTable" ? presence.table : undefined;
  const said =
    table?.status === "waiting"
      ? t(($) => $.people.presence.free, { count: table.freeSeats })
      : t(($) => $.people.presence[presence.kind]);
  return (
    <PersonLine person={friend} said={said}>
      {table === undefined ? null : (
        <Link
          to={paths.table}
          params={{ tableId: table.id }}
          aria-label={t(($) => $.people.presence.followOf, { name: personName(t, friend.name) })}
          className={buttonClass(table.status === "waiting" ? "primary" : "quiet")}
        >
          {t(($) => $.people.presence.follow)}
        </Link>
      )}
    </PersonLine>
  );
}

function Friends({ friends, me }: Pick<PeopleNews, "friends"> & { readonly me: NamedPerson }) {
  const { t } = useTranslation();
  const inOrder = friends.toSorted(
    (one, other) => NEARNESS[one.presence.kind] - NEARNESS[other.presence.kind] || one.name.localeCompare(other.name),
  );
  return (
    <PeopleList title={t(($) => $.people.list.title)}>
      {friends.length === 0 ? (
        <p className="py-2 leading-relaxed text-ink-soft">{t(($) => $.people.list.empty)}</p>
      ) : (
        <ul>
          {inOrder.map((friend) => (
            <FriendLine key={friend.id} friend={friend} />
          ))}
        </ul>
      )}
      <OwnLink me={me} />
    </PeopleList>
  );
}

/** What one is told of the people one knows: what waits for an answer first. */
export function FriendsLists({ news, me }: { readonly news: PeopleNews; readonly me: NamedPerson }) {
  const change = usePersonChange();
  const onChange: RequestsProps["onChange"] = (userId, what) => change.mutate({ userId, change: what });
  return (
    <>
      <Invitations invitations={news.invitations} />
      <Asking people={news.asking} onChange={onChange} />
      <Friends friends={news.friends} me={me} />
      <Asked people={news.asked} onChange={onChange} />
    </>
  );
}
