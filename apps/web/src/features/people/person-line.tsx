import { personName } from "@trelyazh/i18n";
import { figureOf, type NamedPerson } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { PersonFigure } from "#ui/person/person-figure.tsx";

interface PersonLineProps {
  readonly person: NamedPerson;
  /** What is to be said of them. */
  readonly said?: ReactNode;
  /** What can be done. */
  readonly children: ReactNode;
}

/** Somebody in a list: the name, which leads to their page, what is said of them, and what can be done. */
export function PersonLine({ person, said, children }: PersonLineProps) {
  const { t } = useTranslation();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 last:border-0">
      <PersonFigure figure={figureOf(person.id)} userId={person.id} className="size-9 shrink-0" />
      <span className="flex min-w-40 grow basis-0 flex-col">
        <Link
          to={paths.person}
          params={{ id: person.id }}
          translate="no"
          className="inline-flex min-h-11 min-w-0 items-center font-medium underline-offset-4 hover:underline"
        >
          <span className="truncate">{personName(t, person.name)}</span>
        </Link>
        {said === undefined ? null : <span className="-mt-2 pb-1.5 text-sm text-ink-soft">{said}</span>}
      </span>
      <span className="flex flex-wrap gap-2">{children}</span>
    </li>
  );
}

interface PeopleListProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** People under a heading. */
export function PeopleList({ title, hint, children }: PeopleListProps) {
  return (
    <section aria-label={title} className="flex flex-col gap-1 rounded-round bg-surface p-5 shadow-s ring-1 ring-line">
      <h2 className="font-display text-xl font-semibold">{title}</h2>
      {hint === undefined ? null : <p className="text-sm leading-snug text-ink-soft">{hint}</p>}
      {children}
    </section>
  );
}
