import { PULYA_PAGE, type PulyaLine, type ReadPulyas } from "@trelyazh/protocol";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { PulyaCard } from "./pulya-card.tsx";

function Empty() {
  const { t } = useTranslation();
  return (
    <section className="flex flex-col items-start gap-3 rounded-round bg-surface p-6 shadow-s ring-1 ring-line">
      <h2 className="font-display text-xl font-semibold">{t(($) => $.pulyas.empty.title)}</h2>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.pulyas.empty.text)}</p>
      <Link to={paths.lobby} className={buttonClass("primary")}>
        {t(($) => $.pulyas.empty.action)}
      </Link>
    </section>
  );
}

function NotCome({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <section role="alert" className="flex flex-col items-start gap-3">
      <p className="text-ink-soft">{t(($) => $.pulyas.late)}</p>
      <Button onClick={onRetry}>{t(($) => $.common.retry)}</Button>
    </section>
  );
}

/** Where a list goes on after that pulya. */
function placeOf(last: PulyaLine | undefined): ReadPulyas["cursor"] {
  return last === undefined ? null : { finishedAt: last.finishedAt, tableId: last.tableId };
}

/** The finished pulyas of the viewer, a page after another. */
export function PulyaList({ me }: { readonly me: string }) {
  const { t } = useTranslation();
  const { data, isError, refetch, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    useTRPC().archive.pulyas.infiniteQueryOptions(
      { count: PULYA_PAGE },
      { getNextPageParam: ({ pulyas, isWhole }) => (isWhole ? null : placeOf(pulyas.at(-1))) },
    ),
  );
  if (data === undefined && isError) return <NotCome onRetry={() => void refetch()} />;
  if (data === undefined) return <Spinner />;
  const pulyas = data.pages.flatMap((page) => page.pulyas);
  if (pulyas.length === 0) return <Empty />;
  return (
    <>
      <ul aria-label={t(($) => $.pulyas.list)} className="flex flex-col gap-4">
        {pulyas.map((pulya) => (
          <PulyaCard key={pulya.tableId} pulya={pulya} me={me} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
          {t(($) => $.pulyas.more)}
        </Button>
      ) : null}
    </>
  );
}
