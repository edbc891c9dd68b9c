import { personName } from "@trelyazh/i18n";
import type { Invitation } from "@trelyazh/protocol";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { notify, propose } from "#lib/toasts.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { useFollowedNews, usePeopleNews } from "./use-people-news.ts";

const idOf = ({ from, tableId, at }: Invitation) => `${from.id} ${tableId} ${at}`;

/** Says that moderators have decided or answered something, until it is read. */
function useUnreadTold(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const unread = usePeopleNews()?.unread ?? 0;
  const tell = useEffectEvent(() =>
    propose(
      "moderators",
      t(($) => $.people.moderators.text),
      {
        label: t(($) => $.people.moderators.read),
        onPress: () => void navigate({ to: paths.reports }),
      },
    ),
  );
  useEffect(() => {
    if (unread > 0 && !globalThis.location.pathname.startsWith(paths.reports)) tell();
  }, [unread]);
}

/** Follows the news of the people whom the viewer knows, and says at once that somebody invites them. */
export function FollowNews() {
  useLateTexts("withPeople");
  useFollowedNews();
  const { t } = useTranslation();
  const navigate = useNavigate();
  const router = useRouter();
  const told = useRef(new Set<string>());
  const invitations = usePeopleNews()?.invitations;
  const tell = useEffectEvent((invitation: Invitation) => {
    const { from, tableId } = invitation;
    const text = t(($) => $.people.invitations.text, { name: personName(t, from.name) });
    // Nothing lies long over somebody's own game.
    if (router.state.location.pathname.startsWith("/table/")) notify(text);
    else
      propose(`invited ${from.id} ${tableId}`, text, {
        label: t(($) => $.people.invitations.go),
        onPress: () => void navigate({ to: paths.table, params: { tableId } }),
      });
  });
  useUnreadTold();
  useEffect(() => {
    for (const invitation of invitations ?? []) {
      if (told.current.has(idOf(invitation))) continue;
      told.current.add(idOf(invitation));
      tell(invitation);
    }
  }, [invitations]);
  return null;
}
