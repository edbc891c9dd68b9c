import { LOCALES } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { privacyAddress, type PrivacyText } from "./privacy-text.ts";
import { RuleText } from "#ui/rulebook/rule-text.tsx";
import styles from "./privacy-article.module.css";

/** What the club keeps, as a page, in the language of its address. */
export function PrivacyArticle({ text }: { readonly text: PrivacyText }) {
  const { t } = useTranslation();
  const { locale, title, lead, blocks } = text;
  return (
    <main id={CONTENT_ID} lang={locale} className={styles["page"]}>
      <article>
        <header className={styles["head"]}>
          <h1 className={styles["title"]}>{title}</h1>
          <p className={styles["lead"]}>{lead}</p>
          {LOCALES.filter((other) => other !== locale).map((other) => (
            <a key={other} href={privacyAddress(other)} hrefLang={other} lang={other} className={styles["other"]}>
              {t(($) => $.rules.inLanguage[other])}
            </a>
          ))}
        </header>
        <RuleText blocks={blocks} />
      </article>
    </main>
  );
}
