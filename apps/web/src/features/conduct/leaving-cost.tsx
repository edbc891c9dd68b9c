import type { Locale } from "@trelyazh/i18n";
import type { LeavingCost } from "@trelyazh/protocol";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** A rest in words: in hours where it is whole ones and more than two. */
function restText(locale: Locale, restMs: number): string {
  const minutes = Math.round(restMs / MINUTE_MS);
  const isHours = minutes > 2 * HOUR_MINUTES && minutes % HOUR_MINUTES === 0;
  const [unit, count] = isHours ? (["hour", minutes / HOUR_MINUTES] as const) : (["minute", minutes] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

const percentOf = (finished: number, of: number): number => Math.floor((finished / of) * 100);

interface LeavingCostTextProps {
  /** What is said until it is known, and where it cannot be. */
  readonly plain: string;
  readonly isMisere: boolean;
}

/** What it brings to leave a pulya in which others play on. */
export function LeavingCostText({ plain, isMisere }: LeavingCostTextProps) {
  useLateTexts("withPeople");
  // What was known before may be another rest.
  const { data } = useQuery(useTRPC().conduct.leaving.queryOptions(undefined, { gcTime: 0, retry: false }));
  return data === undefined ? <p>{plain}</p> : <Cost cost={data} isMisere={isMisere} />;
}

function Cost({ cost, isMisere }: { readonly cost: LeavingCost } & Pick<LeavingCostTextProps, "isMisere">) {
  const { t, i18n } = useTranslation();
  const { finished, of } = cost.rate;
  const rest = restText(i18n.language as Locale, cost.restMs);
  return (
    <>
      <ul className="flex list-disc flex-col gap-2 pl-5">
        <li>{t(($) => $.conduct.leaving.bot)}</li>
        <li>{t(($) => $.conduct.leaving.rest, { rest })}</li>
        <li>
          {of === 0
            ? t(($) => $.conduct.leaving.first)
            : t(($) => $.conduct.leaving.falls, {
                before: percentOf(finished, of),
                after: percentOf(finished, of + 1),
              })}
        </li>
        {isMisere ? <li>{t(($) => $.conduct.leaving.misere)}</li> : null}
      </ul>
      <p className="mt-3">{t(($) => $.conduct.leaving.back)}</p>
    </>
  );
}
