import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AlikeList } from "#features/moderation/queue/alike-list.tsx";
import { useTRPC } from "#lib/club/trpc.ts";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { ModerationPageFrame, Unread } from "./frame.tsx";
import { isNoModerator, NotModerator } from "./moderation-page.tsx";

/** Pairs of people who are more alike, or more often together, than others. */
export function AlikePage() {
  const { t } = useTranslation();
  const alike = useQuery(useTRPC().moderation.alike.queryOptions(undefined, { retry: false }));
  if (isNoModerator(alike.error)) return <NotModerator />;
  return (
    <ModerationPageFrame title={t(($) => $.moderation.alike.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.moderation.alike.text)}</p>
      <Link to={paths.moderation} className={`${buttonClass("quiet")} self-start`}>
        {t(($) => $.moderation.case.toQueue)}
      </Link>
      {alike.data === undefined ? (
        alike.isError ? (
          <Unread onAgain={() => void alike.refetch()} />
        ) : (
          <Spinner />
        )
      ) : (
        <AlikeList pairs={alike.data} />
      )}
    </ModerationPageFrame>
  );
}
