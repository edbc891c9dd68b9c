import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Glossary } from "#lib/rulebook/rulebook.ts";
import { markTerms } from "#lib/rulebook/mark-terms.ts";
import { RuleText } from "#ui/rulebook/rule-text.tsx";
import styles from "./glossary-list.module.css";

/** Every term of the game, by the alphabet of its language. */
export function GlossaryList({ glossary }: { readonly glossary: Glossary }) {
  const { i18n } = useTranslation();
  const { entries, finder } = glossary;
  const sorted = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return entries.toSorted((one, other) => compare(one.title, other.title));
  }, [entries, i18n.language]);
  return (
    <dl className={styles["list"]}>
      {sorted.map(({ id, title, blocks }) => (
        <div key={id} id={id} className={styles["entry"]}>
          <dt>{title}</dt>
          <dd>
            <RuleText blocks={markTerms(blocks, finder, [id])} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
