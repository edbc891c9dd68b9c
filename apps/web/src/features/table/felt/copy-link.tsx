import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { Button } from "#ui/button.tsx";
import styles from "./copy-link.module.css";

/** The address of the table, for friends. Where it cannot be copied for them, the player gets it to copy. */
export function CopyLink() {
  const { t } = useTranslation();
  const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
  const copy = async () => setState((await copyText(location.href)) ? "copied" : "refused");
  if (state === "refused") {
    return (
      <label className={styles["link"]}>
        <span>{t(($) => $.table.waiting.copyYourself)}</span>
        <input
          readOnly
          value={location.href}
          className={styles["address"]}
          ref={(field) => field?.focus()}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
    );
  }
  return (
    <Button look="felt" onClick={() => void copy()}>
      {state === "copied" ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
      <span aria-live="polite">
        {state === "copied" ? t(($) => $.table.waiting.copied) : t(($) => $.table.waiting.copy)}
      </span>
    </Button>
  );
}
