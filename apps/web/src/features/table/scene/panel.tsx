import type { ComponentProps, ReactNode } from "react";
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

export function PanelTitle({ children }: { readonly children: string }) {
  return <h2 className={styles["title"]}>{children}</h2>;
}

export function PanelText({ className = "", ...props }: ComponentProps<"p">) {
  return <p {...props} className={`${styles["text"]} ${className}`} />;
}

/** Buttons side by side that share the width. */
export function PanelRow({ children }: { readonly children: ReactNode }) {
  return <div className={styles["row"]}>{children}</div>;
}
