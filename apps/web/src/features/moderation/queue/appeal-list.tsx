import { personName } from "@trelyazh/i18n";
import type { QueuedAppeal } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { ActView } from "../act-view.tsx";
import { Panel } from "../panel.tsx";
import { isFit, WordsField } from "../words-field.tsx";
import { useDecideAct } from "./use-moderating.ts";

function Answer({ actId }: { readonly actId: string }) {
  const { t } = useTranslation();
  const [words, setWords] = useState("");
  const { mutate, isPending } = useDecideAct();
  const isReady = words.trim() !== "" && isFit(words) && !isPending;
  const answer = (lifts: boolean) => mutate({ actId, lifts, words: words.trim() });
  return (
    <div className="flex flex-col gap-3">
      <WordsField label={t(($) => $.moderation.answer.words)} value={words} onChange={setWords} />
      <div className="flex flex-wrap gap-2">
        <Button disabled={!isReady} onClick={() => answer(true)}>
          {t(($) => $.moderation.answer.lift)}
        </Button>
        <Button disabled={!isReady} onClick={() => answer(false)}>
          {t(($) => $.moderation.answer.uphold)}
        </Button>
      </div>
    </div>
  );
}

/** What people say against what was decided about them. */
export function AppealList({ appeals }: { readonly appeals: readonly QueuedAppeal[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t(($) => $.moderation.queue.appeals)}>
      {appeals.length === 0 ? (
        <p className="text-ink-soft">{t(($) => $.moderation.queue.noAppeals)}</p>
      ) : (
        <ul className="flex flex-col gap-6">
          {appeals.map(({ act, subject, moderator, isOwnAct }) => (
            <li key={act.id} className="flex flex-col gap-2">
              <p className="font-medium break-words">
                {t(($) => $.moderation.answer.of, { name: personName(t, subject.name) })}
              </p>
              <ul>
                <ActView act={act}>
                  {moderator === null ? null : (
                    <p className="text-sm text-ink-soft">
                      {t(($) => $.moderation.answer.by, { name: personName(t, moderator) })}
                    </p>
                  )}
                  {isOwnAct ? (
                    <p className="text-sm text-ink-soft">{t(($) => $.moderation.answer.own)}</p>
                  ) : (
                    <Answer actId={act.id} />
                  )}
                </ActView>
              </ul>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
