import { sentence, timeOutReceipt } from "@trelyazh/i18n";
import type { TableEvent } from "@trelyazh/table";
import { ChevronRight } from "lucide-react";
import { localePreference } from "#lib/preferences/locale.ts";
import { usePreference } from "#lib/use-preference.ts";
import { useSentences } from "./deal-result.tsx";
import styles from "./time-out-receipt.module.css";

interface TimeOutReceiptProps {
  readonly event: Extract<TableEvent, { type: "turnTimedOut" }>;
}

/** A time-out in the record; opened, it tells what the club knew of the player's line. */
export function TimeOutReceipt({ event }: TimeOutReceiptProps) {
  const context = useSentences();
  const facts = timeOutReceipt(context, event, usePreference(localePreference));
  return (
    <details className={styles["receipt"]}>
      <summary>
        <span>{sentence(context, event)}</span>
        <ChevronRight size={15} aria-hidden="true" className={styles["sign"]} />
      </summary>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </details>
  );
}
