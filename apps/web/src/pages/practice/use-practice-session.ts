import { errorText } from "@trelyazh/i18n";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeWish } from "#features/practice/choices.ts";
import { notify } from "#lib/toasts.ts";
import { PracticeSession, type SessionEvents } from "./practice-session.ts";

/** Plays a practice for as long as the component is shown. Only the first wish counts. */
export function usePracticeSession(wish: PracticeWish) {
  const { t } = useTranslation();
  const [session] = useState(
    () =>
      new PracticeSession(
        wish,
        t(($) => $.practice.you),
      ),
  );
  const [isBroken, setBroken] = useState(false);
  const onRefused = useEffectEvent<SessionEvents["onRefused"]>(({ code }) => notify(errorText(t, code)));
  useEffect(
    () => session.run({ onRefused: (refused) => onRefused(refused), onFault: () => setBroken(true) }),
    [session],
  );
  return { session, isBroken };
}
