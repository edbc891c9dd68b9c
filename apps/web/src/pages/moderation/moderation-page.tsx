import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { OpenCase } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AppealList } from "#features/moderation/queue/appeal-list.tsx";
import { CaseView } from "#features/moderation/queue/case-view.tsx";
import { CaseList } from "#features/moderation/queue/queue-lists.tsx";
import { useClaim, useRelease } from "#features/moderation/queue/use-moderating.ts";
import { AppHeader } from "#features/shell/app-header.tsx";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";
import { Spinner } from "#ui/spinner.tsx";
import { ModerationPageFrame, Unread } from "./frame.tsx";

/** What anyone finds there who is no moderator. */
export function NotModerator() {
  const { t } = useTranslation();
  return (
    <>
      <AppHeader />
      <Notice title={t(($) => $.moderation.queue.notModerator)} text={t(($) => $.moderation.queue.notModeratorText)}>
        <Link to={paths.landing} className={buttonClass("primary")}>
          {t(($) => $.common.home)}
        </Link>
      </Notice>
    </>
  );
}

/** Says whether the club has refused because somebody is no moderator. */
export function isNoModerator(error: unknown): boolean {
  const code = refusalIn(error);
  return code === "FORBIDDEN" || code === "SIGN_IN_FIRST" || code === "BANNED";
}

function Queue({ onOpen }: { readonly onOpen: (open: OpenCase) => void }) {
  const { t } = useTranslation();
  const queue = useQuery(useTRPC().moderation.queue.queryOptions(undefined, { retry: false }));
  const claim = useClaim();
  if (queue.data === undefined) return queue.isError ? <Unread onAgain={() => void queue.refetch()} /> : <Spinner />;
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Link to={paths.alike} className={buttonClass("quiet")}>
          {t(($) => $.moderation.queue.alike)}
        </Link>
        <Button look="ghost" onClick={() => void queue.refetch()}>
          {t(($) => $.moderation.queue.again)}
        </Button>
      </div>
      <CaseList
        cases={queue.data.cases}
        isBusy={claim.isPending}
        onClaim={(caseId) => claim.mutate({ caseId }, { onSuccess: onOpen })}
      />
      <AppealList appeals={queue.data.appeals} />
    </>
  );
}

/** What waits for moderators: cases, one of which is taken at a time, and what people say against acts. */
export function ModerationPage() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<OpenCase | null>(null);
  const queue = useQuery(useTRPC().moderation.queue.queryOptions(undefined, { retry: false }));
  const release = useRelease();
  if (isNoModerator(queue.error)) return <NotModerator />;
  const giveBack = ({ id }: OpenCase) => {
    release.mutate({ caseId: id });
    setOpen(null);
  };
  return (
    <ModerationPageFrame title={t(($) => $.moderation.queue.title)}>
      {open === null ? (
        <Queue onOpen={setOpen} />
      ) : (
        <CaseView key={open.id} open={open} onRelease={() => giveBack(open)} onDone={() => setOpen(null)} />
      )}
    </ModerationPageFrame>
  );
}
