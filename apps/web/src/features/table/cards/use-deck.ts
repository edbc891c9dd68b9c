import { useEffect } from "react";
import { deckPreference } from "#lib/preferences/deck.ts";
import { usePreference } from "#lib/use-preference.ts";
import styles from "./use-deck.module.css";

/** Gives the suits of the whole page the colours that its player likes, dialogs included, while a table is shown. */
export function useDeck(): void {
  const isFour = usePreference(deckPreference) === "four";
  useEffect(() => {
    if (!isFour) return undefined;
    const name = styles["four"] ?? "";
    document.documentElement.classList.add(name);
    return () => document.documentElement.classList.remove(name);
  }, [isFour]);
}
