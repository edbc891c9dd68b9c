import { personName, type Locale } from "@trelyazh/i18n";
import { figureOf, type PersonProfile, type ReportPlace, type ToldProfile } from "@trelyazh/protocol";
import { DELETED_NAME } from "@trelyazh/table";
import { useQuery } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useFinishRate } from "#lib/club/use-finish-rate.ts";
import { Button } from "#ui/button.tsx";
import { LongFinishRate } from "#ui/person/late/finish-rate.tsx";
import { PersonFigure } from "#ui/person/person-figure.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { NoteField } from "./note-field.tsx";
import { OwnWords } from "./own-words.tsx";
import { PersonActions } from "./person-actions.tsx";
import { languageName } from "./languages.ts";
import { ReportButton } from "./report-button.tsx";

interface FactsProps {
  readonly userId: string;
  readonly told: ToldProfile;
}

function Facts({ userId, told }: FactsProps) {
  const rate = useFinishRate(userId);
  const { t, i18n } = useTranslation();
  const locale = i18n.language as Locale;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(told.since);
  const spoken = told.languages.map((language) => languageName(locale, language)).join(", ");
  const former = (told.formerNames ?? []).map((name) => personName(t, name)).join(", ");
  return (
    <div className="flex flex-col gap-1 text-[0.9375rem] leading-relaxed text-ink-soft">
      <p className="flex flex-wrap gap-x-4">
        <span>{told.isGuest ? t(($) => $.people.person.guest) : t(($) => $.people.person.member)}</span>
        <span>{t(($) => $.people.person.since, { date })}</span>
      </p>
      <p>
        {told.pulyas === 0
          ? t(($) => $.people.person.noPulyas)
          : t(($) => $.people.person.pulyas, { count: told.pulyas })}
      </p>
      {rate === null ? null : (
        <p>
          <LongFinishRate rate={rate} />
        </p>
      )}
      {spoken === "" ? null : <p>{t(($) => $.people.person.speaks, { languages: spoken })}</p>}
      {told.mayBeInvited ? <p>{t(($) => $.people.person.invitable)}</p> : null}
      {former === "" ? null : <p className="wrap-anywhere">{t(($) => $.people.person.formerly, { names: former })}</p>}
    </div>
  );
}

interface ProfileProps {
  readonly person: PersonProfile;
  readonly met: ReportPlace;
}

function Profile({ person, met }: ProfileProps) {
  const { t } = useTranslation();
  const { told } = person;
  if (person.name === DELETED_NAME)
    return <p className="leading-relaxed text-ink-soft">{t(($) => $.people.person.deleted)}</p>;
  return (
    <div className="flex flex-col gap-5">
      {told === null ? (
        <p className="leading-relaxed text-ink-soft">{t(($) => $.people.person.hidden)}</p>
      ) : (
        <>
          <Facts userId={person.id} told={told} />
          {told.words === "" || person.isMe ? null : (
            <p className="border-l-2 border-brass pl-4 leading-relaxed break-words whitespace-pre-line">{told.words}</p>
          )}
        </>
      )}
      {person.isMe && told !== null ? (
        <OwnWords words={told.words} languages={told.languages} />
      ) : (
        <>
          <PersonActions person={person} />
          <NoteField userId={person.id} note={person.note} />
          <ReportButton person={person} met={met} />
        </>
      )}
    </div>
  );
}

interface PersonViewProps {
  readonly userId: string;
  /** Shows the name, or that there is nobody. */
  readonly Heading: ComponentType<{ readonly text: string }>;
  /** Where they were met; on their page unless told. */
  readonly met?: ReportPlace;
}

const ON_THEIR_PAGE: ReportPlace = { kind: "profile" };

/** What one may know of somebody, and what one can do about them. */
export function PersonView({ userId, Heading, met = ON_THEIR_PAGE }: PersonViewProps) {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(useTRPC().people.person.queryOptions({ userId }, { retry: false }));
  if (data !== undefined)
    return (
      <>
        <div className="flex items-center gap-4">
          <PersonFigure figure={figureOf(data.id)} userId={data.id} className="size-16 shrink-0 sm:size-20" />
          <div className="min-w-0">
            <Heading text={personName(t, data.name)} />
          </div>
        </div>
        <Profile key={data.id} person={data} met={met} />
      </>
    );
  if (error === null) return <Spinner />;
  if (refusalIn(error) === "NOT_FOUND" || refusalIn(error) === "BAD_INPUT")
    return (
      <>
        <Heading text={t(($) => $.people.person.unknown)} />
        <p className="leading-relaxed text-ink-soft">{t(($) => $.people.person.unknownText)}</p>
      </>
    );
  return (
    <>
      <Heading text={t(($) => $.people.person.title)} />
      <p className="text-ink-soft">{t(($) => $.line.lost)}</p>
      <Button onClick={() => void refetch()}>{t(($) => $.common.retry)}</Button>
    </>
  );
}
