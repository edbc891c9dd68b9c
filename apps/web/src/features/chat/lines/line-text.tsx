import type { ChatLine } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { piecesOf } from "./split-text.ts";
import styles from "./line-text.module.css";

/** A word that is masked until somebody wants to see it. */
function MaskedWord({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  if (isShown) return <span>{text}</span>;
  return (
    <button
      type="button"
      className={styles["mask"]}
      aria-label={t(($) => $.chat.maskedWord)}
      onClick={() => setShown(true)}
    >
      <span aria-hidden="true">{"•".repeat(Math.min(text.length, 8))}</span>
    </button>
  );
}

type Words = Pick<ChatLine, "text" | "phrase" | "masked" | "links">;

/** What somebody has said, as its reader reads it. */
export function LineText({ line }: { readonly line: Words }) {
  const { t } = useTranslation();
  const { phrase } = line;
  if (phrase !== undefined) return <span className={styles["phrase"]}>{t(($) => $.chat.phrases[phrase])}</span>;
  return piecesOf(line).map((piece, index) => {
    // A line does not change, and neither do its pieces.
    const key = `${index}`;
    if (piece.kind === "masked") return <MaskedWord key={key} text={piece.text} />;
    if (piece.kind === "text") return <span key={key}>{piece.text}</span>;
    return (
      <a key={key} href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc" className={styles["link"]}>
        {piece.text}
      </a>
    );
  });
}
