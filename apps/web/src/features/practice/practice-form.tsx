import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";
import { clashIn } from "#ui/conditions/change.ts";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { USUAL_PRACTICE, type PracticeWish } from "./choices.ts";

const PracticeFields = lazy(async () => ({ default: (await import("./practice-fields.tsx")).PracticeFields }));

interface PracticeFormProps {
  readonly onBegin: (wish: PracticeWish) => void;
}

/** What a practice is, and on what it is played. Who wants the usual need not wait for what may be chosen. */
export function PracticeForm({ onBegin }: PracticeFormProps) {
  const { t } = useTranslation();
  const [wish, setWish] = useState(USUAL_PRACTICE);
  return (
    <main id={CONTENT_ID} className="mx-auto flex max-w-xl flex-col gap-7 px-4 pt-8 pb-16 sm:px-6 sm:pt-12">
      <header className="flex flex-col gap-3">
        <h1 className="font-display text-4xl leading-tight font-semibold tracking-tight text-balance">
          {t(($) => $.common.practice.title)}
        </h1>
        <p className="text-lg leading-relaxed text-ink-soft">{t(($) => $.practice.lead)}</p>
      </header>
      <PartBoundary part="dialog">
        <Suspense fallback={<Spinner />}>
          <PracticeFields wish={wish} change={(part) => setWish({ ...wish, ...part })} />
        </Suspense>
      </PartBoundary>
      <Button look="primary" size="l" disabled={clashIn(wish.settings) !== null} onClick={() => onBegin(wish)}>
        {t(($) => $.practice.begin)}
      </Button>
    </main>
  );
}
