import type { Locale } from "@trelyazh/i18n";
import { use } from "react";
import { useTranslation } from "react-i18next";
import { glossaryOf } from "#lib/rulebook/rulebook.ts";
import { Term } from "./term.tsx";

export interface NamedTermsProps {
  readonly texts: readonly string[];
}

/** Each term that texts name, once, by the title of its entry. */
export function NamedTerms({ texts }: NamedTermsProps) {
  const { t, i18n } = useTranslation();
  // The texts are in one of the two.
  const { entries, finder } = use(glossaryOf(i18n.language as Locale));
  const named = new Set(texts.flatMap((text) => finder.split(text).map(({ term }) => term)));
  const told = entries.filter(({ id }) => named.has(id));
  if (told.length === 0) return null;
  return (
    <span className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-soft">
      <span>{t(($) => $.choosing.terms)}</span>
      {told.map(({ id, title }) => (
        <Term key={id} id={id}>
          {title}
        </Term>
      ))}
    </span>
  );
}
