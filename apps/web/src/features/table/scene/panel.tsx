import type { ComponentProps, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TermId } from "#lib/rulebook/term-ids.ts";
import { Term } from "#ui/rulebook/term.tsx";
import styles from "./panel.module.css";

interface PanelProps {
  /** Accessible name of the section. */
  readonly label: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A sheet in the middle of the felt: what is decided there, or told. */
export function Panel({ label, className = "", children }: PanelProps) {
  return (
    <section className={`${styles["panel"]} ${className}`} aria-label={label}>
      {children}
    </section>
  );
}

interface PanelTitleProps {
  readonly children: string;
  /** What can be asked about there. */
  readonly term?: TermId;
}

export function PanelTitle({ children, term }: PanelTitleProps) {
  const { t } = useTranslation();
  return (
    <>
      <h2 className={styles["title"]}>{children}</h2>
      {term === undefined ? null : (
        <Term id={term} shape="corner">
          {t(($) => $.table.whatIs)}
        </Term>
      )}
    </>
  );
}

export function PanelText({ className = "", ...props }: ComponentProps<"p">) {
  return <p {...props} className={`${styles["text"]} ${className}`} />;
}

/** Buttons side by side that share the width. */
export function PanelRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles["row"]}>{children}</div>;
}
