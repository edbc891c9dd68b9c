import type { Locale } from "@trelyazh/i18n";
import { useTranslation } from "react-i18next";
import { addressOfTerm } from "#lib/rulebook/address.ts";
import type { TermId } from "#lib/rulebook/term-ids.ts";
import styles from "./term.module.css";

interface TermProps {
  readonly id: TermId;
  readonly children: string;
  /** In a line of text, or a sign in the corner of a panel, where there is no room for more. */
  readonly shape?: "word" | "corner";
}

/**
 * A term that can be asked about: `ui/rulebook/terms` opens its entry over the page. It is a link, so that it leads to the
 * glossary where there are no scripts, and into a tab of its own when somebody wants that.
 */
export function Term({ id, children, shape = "word" }: TermProps) {
  const { i18n } = useTranslation();
  // The texts are in one of the two.
  const href = addressOfTerm(i18n.language as Locale, id);
  return (
    <a
      href={href}
      data-term={id}
      aria-haspopup="dialog"
      {...(shape === "corner" ? { "aria-label": children, title: children } : {})}
      className={shape === "corner" ? styles["corner"] : styles["word"]}
    >
      {shape === "corner" ? "?" : children}
    </a>
  );
}
