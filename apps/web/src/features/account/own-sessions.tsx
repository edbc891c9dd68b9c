import { useQuery } from "@tanstack/react-query";
import type { OwnSession } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { Button } from "#ui/button.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { daysAgo } from "./days-ago.ts";
import { deviceIn } from "./device-name.ts";
import { useEndSession } from "./use-account.ts";

interface SessionRowProps {
  readonly session: OwnSession;
  readonly busy: boolean;
  readonly onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const { t, i18n } = useTranslation();
  const device = deviceIn(session.userAgent);
  const name = device === null ? t(($) => $.account.sessions.unknown) : t(($) => $.account.sessions.device, device);
  const when = daysAgo(session.lastUsed, i18n.language);
  const { place } = session;
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-3 first:border-0">
      <div className="flex min-w-0 flex-col">
        <span className="font-medium">{name}</span>
        <span className="text-sm text-ink-soft">
          {session.isThis ? t(($) => $.account.sessions.this) : t(($) => $.account.sessions.used, { when })}
        </span>
        {place === undefined ? null : (
          <span className="text-sm text-ink-soft">
            {place.isHere
              ? t(($) => $.account.sessions.sameNetwork)
              : t(($) => $.account.sessions.network, { network: place.network })}
          </span>
        )}
      </div>
      {session.isThis ? null : (
        <Button
          look="danger"
          disabled={busy}
          aria-label={t(($) => $.account.sessions.endOf, { device: name })}
          onClick={onEnd}
        >
          {t(($) => $.account.sessions.end)}
        </Button>
      )}
    </li>
  );
}

/** Where a member is signed in, and how to end that. */
export function OwnSessions() {
  const { t } = useTranslation();
  const end = useEndSession();
  const { data: sessions, isError, refetch } = useQuery(useTRPC().member.sessions.queryOptions());
  return (
    <AccountPanel title={t(($) => $.account.sessions.title)}>
      {isError ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{t(($) => $.account.sessions.failed)}</p>
          <Button onClick={() => void refetch()}>{t(($) => $.common.retry)}</Button>
        </div>
      ) : null}
      <ul aria-busy={sessions === undefined} className="flex min-h-16 flex-col">
        {sessions?.map((session) => (
          <SessionRow key={session.id} session={session} busy={end.isPending} onEnd={() => end.mutate(session.id)} />
        ))}
      </ul>
      {sessions === undefined || sessions.length < 2 ? null : (
        <Button look="danger" className="self-start" disabled={end.isPending} onClick={() => end.mutate(null)}>
          {t(($) => $.account.sessions.endOthers)}
        </Button>
      )}
    </AccountPanel>
  );
}
