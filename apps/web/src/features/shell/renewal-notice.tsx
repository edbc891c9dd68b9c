import type { Translate } from "@trelyazh/i18n";
import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { takeNote } from "#lib/renewal/kept.ts";
import { loadAnew, renewal } from "#lib/renewal/page-renewal.ts";
import type { RenewalState } from "#lib/renewal/renewal.ts";
import { notify, propose } from "#lib/toasts.ts";

interface Said {
  readonly text: string;
  /** Of the button that loads the page anew; null while that comes by itself. */
  readonly remedy: string | null;
}

function saidOf(t: Translate, state: RenewalState): Said | null {
  switch (state.kind) {
    case "none":
      return null;
    case "newer":
      return { text: t(($) => $.repair.newer.text), remedy: t(($) => $.repair.newer.load) };
    case "due":
      return { text: t(($) => $.repair.due[state.reason]), remedy: null };
    case "spent":
      return { text: t(($) => $.repair.spent[state.reason]), remedy: t(($) => $.repair.missing.load) };
  }
}

/** Says that the page will be, has been or could be loaded anew, and why. */
export function RenewalNotice() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(renewal.subscribe, renewal.state);
  useEffect(() => {
    const note = takeNote();
    if (note !== null) notify(t(($) => $.repair.done[note]));
  }, [t]);
  useEffect(() => {
    const said = saidOf(t, state);
    if (said === null) return;
    const { text, remedy } = said;
    propose("renewal", text, remedy === null ? null : { label: remedy, onPress: loadAnew });
  }, [state, t]);
  return null;
}
