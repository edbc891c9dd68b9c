import { MEASURES, REPORT_REASONS, type DecideCase, type OpenCase } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { ChoiceList } from "../choice-list.tsx";
import { Panel } from "../panel.tsx";
import { isFit, WordsField } from "../words-field.tsx";
import { actOf, lengthOf, lengthsOf, type ActDraft } from "./act-draft.ts";
import { useDecide } from "./use-moderating.ts";

interface ActFieldsProps {
  readonly draft: ActDraft;
  readonly onChange: (change: Partial<ActDraft>) => void;
}

/** For how long, what for, and in which words. */
function ActFields({ draft, onChange }: ActFieldsProps) {
  const { t } = useTranslation();
  const lengths = lengthsOf(draft);
  return (
    <>
      {lengths === null ? null : (
        <ChoiceList
          label={t(($) => $.moderation.case.length)}
          value={lengthOf(draft)}
          values={lengths}
          textOf={(each) => t(($) => $.moderation.lengths[each])}
          onChange={(length) => onChange({ length })}
        />
      )}
      <ChoiceList
        label={t(($) => $.moderation.case.reason)}
        value={draft.reason}
        values={REPORT_REASONS}
        textOf={(each) => t(($) => $.moderation.reasons[each])}
        onChange={(reason) => onChange({ reason })}
      />
      <WordsField
        label={t(($) => $.moderation.case.words)}
        hint={t(($) => $.moderation.case.wordsHint)}
        value={draft.words}
        onChange={(words) => onChange({ words })}
      />
    </>
  );
}

interface DecideFormProps {
  readonly open: OpenCase;
  readonly onDone: () => void;
}

/** What a moderator does about a case. */
export function DecideForm({ open: { id: caseId, seenAt, reports }, onDone }: DecideFormProps) {
  const { t } = useTranslation();
  const reason = reports[0]?.reason ?? "other";
  const [draft, setDraft] = useState<ActDraft>({ kind: null, reason, length: "24", words: "" });
  const { mutate, isPending } = useDecide();
  const change = (part: Partial<ActDraft>) => setDraft((before) => ({ ...before, ...part }));
  const decide = (what: DecideCase["act"]) => mutate({ caseId, seenAt, act: what }, { onSuccess: onDone });
  const act = isFit(draft.words) ? actOf(draft) : null;
  return (
    <Panel title={t(($) => $.moderation.case.decide)}>
      <ChoiceList
        label={t(($) => $.moderation.case.what)}
        value={draft.kind}
        values={MEASURES}
        textOf={(each) => t(($) => $.moderation.measures[each])}
        onChange={(kind) => change({ kind })}
      />
      {draft.kind === null ? null : <ActFields draft={draft} onChange={change} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={act === null || isPending} onClick={() => decide(act)}>
          {t(($) => $.moderation.case.act)}
        </Button>
        <Button disabled={isPending} onClick={() => decide(null)}>
          {t(($) => $.moderation.case.dismiss)}
        </Button>
      </div>
    </Panel>
  );
}
