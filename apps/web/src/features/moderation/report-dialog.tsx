import { personName } from "@trelyazh/i18n";
import { REPORT_REASONS, type ReportReason } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { useLayers } from "#lib/layers.ts";
import { useReported, type Reported } from "#lib/reporting/use-report.ts";
import { notify } from "#lib/toasts.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { ChoiceList } from "./choice-list.tsx";
import { isFit, WordsField } from "./words-field.tsx";

function useSending() {
  const { t } = useTranslation();
  const { close } = useLayers();
  const onError = useRefusalToast();
  return useMutation(
    useTRPC().moderation.report.mutationOptions({
      onError,
      onSuccess: () => {
        close("report");
        notify(t(($) => $.moderation.report.sent));
      },
    }),
  );
}

interface WhomProps {
  readonly people: Reported["people"];
  readonly value: string | null;
  readonly onChange: (userId: string) => void;
}

/** Who it is about, where several were there by choice. */
function Whom({ people, value, onChange }: WhomProps) {
  const { t } = useTranslation();
  const nameOf = (id: string) => personName(t, people.find((person) => person.id === id)?.name ?? "");
  const [only] = people;
  if (only !== undefined && people.length === 1)
    return <p className="text-lg break-words">{t(($) => $.moderation.report.about, { name: nameOf(only.id) })}</p>;
  return (
    <ChoiceList
      label={t(($) => $.moderation.report.whom)}
      value={value}
      values={people.map(({ id }) => id)}
      textOf={nameOf}
      onChange={onChange}
    />
  );
}

/** What somebody is reported for. */
function ReportForm({ people, place }: Reported) {
  const { t } = useTranslation();
  const [userId, setUserId] = useState(people.length === 1 ? (people[0]?.id ?? null) : null);
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [words, setWords] = useState("");
  const { mutate, isPending } = useSending();
  const send = () => {
    if (userId !== null && reason !== null) mutate({ userId, reason, words: words.trim(), place });
  };
  const isReady = userId !== null && reason !== null && isFit(words) && !isPending;
  const sending = (
    <Button look="primary" className="grow" disabled={!isReady} onClick={send}>
      {t(($) => $.moderation.report.send)}
    </Button>
  );
  return (
    <Dialog layer="report" title={t(($) => $.moderation.report.title)} shape="sheet" actions={sending}>
      <div className="flex flex-col gap-5">
        <Whom people={people} value={userId} onChange={setUserId} />
        <ChoiceList
          label={t(($) => $.moderation.report.reason)}
          value={reason}
          values={REPORT_REASONS}
          textOf={(each) => t(($) => $.moderation.reasons[each])}
          onChange={setReason}
        />
        <WordsField
          label={t(($) => $.moderation.report.words)}
          hint={t(($) => $.moderation.report.wordsHint)}
          value={words}
          onChange={setWords}
        />
        <div className="flex flex-col gap-1 text-sm leading-snug text-ink-soft">
          <p>{t(($) => $.moderation.report.added[place.kind])}</p>
          <p>{t(($) => $.moderation.report.private)}</p>
        </div>
      </div>
    </Dialog>
  );
}

let shown = 0;
const keys = new WeakMap<Reported, number>();

/** The same report goes on being written, another one begins anew. */
function keyOf(reported: Reported): number {
  const key = keys.get(reported) ?? (shown += 1);
  keys.set(reported, key);
  return key;
}

/** The window in which somebody is reported, over whatever page. By its address alone it is about nobody. */
export function ReportDialog() {
  useLateTexts("inModeration");
  const reported = useReported();
  return reported === null ? null : <ReportForm key={keyOf(reported)} {...reported} />;
}
