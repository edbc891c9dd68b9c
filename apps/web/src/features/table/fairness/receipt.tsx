import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import styles from "./receipt.module.css";

/** The receipt of the evening: a text that can be kept, and checked without the club. */
export function Receipt({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const label = t(($) => $.fairness.receipt.title);
  return (
    <section aria-label={label} className={styles["receipt"]}>
      <h3 className={styles["title"]}>{label}</h3>
      <p className={styles["about"]}>{t(($) => $.fairness.receipt.text)}</p>
      <textarea readOnly rows={5} value={text} aria-label={label} translate="no" className={styles["text"]} />
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copyText(text).then(setCopied)}>
          {isCopied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
          <span aria-live="polite">
            {isCopied ? t(($) => $.fairness.receipt.copied) : t(($) => $.fairness.receipt.copy)}
          </span>
        </Button>
        <a
          className={buttonClass("quiet")}
          download="trelyazh-receipt.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
        >
          <Download size={18} aria-hidden="true" />
          <span>{t(($) => $.fairness.receipt.save)}</span>
        </a>
      </div>
    </section>
  );
}
