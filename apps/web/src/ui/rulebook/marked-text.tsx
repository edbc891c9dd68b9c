import type { Locale } from "@trelyazh/i18n";
import { use } from "react";
import { useTranslation } from "react-i18next";
import { glossaryOf } from "#lib/rulebook/rulebook.ts";
import { Term } from "./term.tsx";

/** A text with its terms, each marked where it comes first. */
export function MarkedText({ text }: { readonly text: string }) {
  const { i18n } = useTranslation();
  // The texts are in one of the two.
  const { finder } = use(glossaryOf(i18n.language as Locale));
  const parts = finder.split(text);
  return (
    <span>
      {parts.map(({ text: part, term }, index) =>
        term === null || parts.findIndex((other) => other.term === term) < index ? (
          <span key={index}>{part}</span>
        ) : (
          <Term key={index} id={term}>
            {part}
          </Term>
        ),
      )}
    </span>
  );
}
