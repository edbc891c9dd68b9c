import { useEffect, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { takeNote } from "#lib/renewal/kept.ts";
import { loadAnew, renewal } from "#lib/renewal/page-renewal.ts";
import { notify, propose } from "#lib/toasts.ts";

const TOAST = "renewal";

/** Says that the page will be, has been or could be loaded anew, and why. */
export function RenewalNotice() {
  const { t } = useTranslation();
  const state = useSyncExternalStore(renewal.subscribe, renewal.state);
  useEffect(() => {
    const note = takeNote();
    if (note !== null) notify(t(($) => $.repair.done[note]));
  }, [t]);
  useEffect(() => {
    switch (state.kind) {
      case "newer":
        return propose(
          TOAST,
          t(($) => $.repair.newer.text),
          { label: t(($) => $.repair.newer.load), onPress: loadAnew },
        );
      case "due":
        return propose(
          TOAST,
          t(($) => $.repair.due[state.reason]),
          null,
        );
      case "spent":
        return propose(
          TOAST,
          t(($) => $.repair.spent[state.reason]),
          {
            label: t(($) => $.repair.missing.load),
            onPress: loadAnew,
          },
        );
      case "none":
    }
  }, [state, t]);
  return null;
}
