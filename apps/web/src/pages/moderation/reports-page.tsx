import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { OwnStandingLists } from "#features/moderation/own-standing.tsx";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useIsBanned } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { EnterFirst } from "../people/enter-first.tsx";
import { ModerationPageFrame, Unread } from "./frame.tsx";

/** Has the club know that the viewer has read what has come. */
function useRead(at: number): void {
  const { mutate } = useMutation(useTRPC().moderation.read.mutationOptions());
  useEffect(() => {
    if (at > 0) mutate();
  }, [at, mutate]);
}

/** What was decided about the viewer, whom the club may be closed to, and what they have reported. */
export function ReportsPage() {
  const { t } = useTranslation();
  const isBanned = useIsBanned();
  const own = useQuery(useTRPC().moderation.own.queryOptions(undefined, { retry: false }));
  useRead(own.dataUpdatedAt);
  if (refusalIn(own.error) === "SIGN_IN_FIRST") return <EnterFirst />;
  return (
    <ModerationPageFrame title={t(($) => $.moderation.own.title)}>
      {isBanned && own.data?.acts.some(({ kind, liftedAt }) => kind === "ban" && liftedAt === null) ? (
        <p className="leading-relaxed">{t(($) => $.moderation.own.ban)}</p>
      ) : null}
      {own.data === undefined ? (
        own.isError ? (
          <Unread onAgain={() => void own.refetch()} />
        ) : (
          <Spinner />
        )
      ) : (
        <>
          {own.data.isModerator ? (
            <Link to={paths.moderation} className={`${buttonClass("primary")} self-start`}>
              {t(($) => $.moderation.own.queue)}
            </Link>
          ) : null}
          <OwnStandingLists standing={own.data} />
        </>
      )}
    </ModerationPageFrame>
  );
}
