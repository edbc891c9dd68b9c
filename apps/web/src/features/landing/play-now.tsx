import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Dumbbell, LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useMe } from "#lib/club/session.ts";
import { JUST_ASKED_MS, useTRPC } from "#lib/club/trpc.ts";
import { Button, buttonClass } from "#ui/button.tsx";

interface PlayNowProps {
  /** Lets the visitor in, sets a table and goes there. */
  readonly onPlay: () => void;
  readonly busy: boolean;
}

/** The one button of the landing page: the unfinished pulya if there is one, else a new table. */
export function PlayNow({ onPlay, busy }: PlayNowProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const signedIn = me.data !== undefined && me.data.user !== null;
  const mine = useQuery(useTRPC().table.mine.queryOptions(undefined, { enabled: signedIn, staleTime: JUST_ASKED_MS }));
  const unfinished = mine.data?.tables[0];
  return (
    <div className="flex w-full flex-col items-start gap-3">
      <div className="flex w-full flex-wrap gap-3">
        {unfinished === undefined ? null : (
          <Button
            look="primary"
            size="l"
            className="w-full sm:w-auto"
            onClick={() => void navigate({ to: paths.table, params: { tableId: unfinished.id } })}
          >
            {t(($) => $.landing.continue)}
          </Button>
        )}
        <Button
          look={unfinished === undefined ? "primary" : "quiet"}
          size="l"
          className="w-full sm:w-auto sm:min-w-52"
          disabled={busy}
          onClick={onPlay}
        >
          {busy ? <LoaderCircle size={20} aria-hidden="true" className="animate-spin" /> : null}
          <span>{busy ? t(($) => $.landing.entering) : t(($) => $.landing.play)}</span>
        </Button>
        <Link to={paths.learn} className={`${buttonClass("quiet", "l")} w-full sm:w-auto`}>
          {t(($) => $.landing.never)}
        </Link>
      </div>
      <p className="text-sm text-ink-soft">{t(($) => $.landing.playHint)}</p>
      <Link to={paths.practice} className={`${buttonClass("ghost")} -ml-4`}>
        <Dumbbell size={18} aria-hidden="true" />
        <span>{t(($) => $.common.practice.title)}</span>
      </Link>
    </div>
  );
}
