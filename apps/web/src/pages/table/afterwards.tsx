import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useNames, useTable } from "#features/table/scene/table-context.ts";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { useAnotherPulya } from "./use-another-pulya.ts";

const GuestWord = lazy(async () => ({ default: (await import("#features/account/guest-word.tsx")).GuestWord }));

/** From the settlement: another pulya with the same people, at one table for all of them, or back to the tables. */
export function Afterwards() {
  const { t } = useTranslation();
  const nameOf = useNames();
  const another = useAnotherPulya();
  const { tableId, mayPlay, by } = useTable(({ table, you, presence }) => ({
    tableId: table.id,
    mayPlay: you !== null,
    by: presence?.againBy === you ? undefined : presence?.againBy,
  }));
  return (
    <>
      {mayPlay ? (
        <>
          <Suspense fallback={null}>
            <GuestWord />
          </Suspense>
          <p role="status" className="w-full text-sm text-ink-soft empty:hidden">
            {by === undefined ? null : t(($) => $.score.settlement.opened, { name: nameOf(by) })}
          </p>
          <Button
            look="primary"
            className="grow"
            disabled={another.isPending}
            onClick={() => another.mutate({ tableId })}
          >
            {t(($) => (by === undefined ? $.score.settlement.again : $.score.settlement.join))}
          </Button>
        </>
      ) : null}
      <Link to={paths.lobby} replace className={`${buttonClass(mayPlay ? "quiet" : "primary")} grow`}>
        {t(($) => $.score.settlement.lobby)}
      </Link>
    </>
  );
}
