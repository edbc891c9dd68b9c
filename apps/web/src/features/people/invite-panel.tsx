import { personName } from "@trelyazh/i18n";
import type { Friend } from "@trelyazh/protocol";
import { useMutation } from "@tanstack/react-query";
import { Check, Copy, Share2, UserRoundPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { mayShare, share } from "#lib/sharing.ts";
import { Button } from "#ui/button.tsx";
import { QrCode } from "#ui/qr-code.tsx";
import styles from "./invite-panel.module.css";
import { PersonLine } from "./person-line.tsx";
import { usePeopleNews } from "./use-people-news.ts";

function InviteFriend({ friend, tableId }: { readonly friend: Friend; readonly tableId: string }) {
  const { t } = useTranslation();
  const onError = useRefusalToast();
  const invite = useMutation(useTRPC().people.invite.mutationOptions({ onError }));
  const name = personName(t, friend.name);
  return (
    <PersonLine person={friend} said={t(($) => $.people.presence[friend.presence.kind])}>
      {invite.isSuccess ? (
        <span role="status" className="inline-flex min-h-11 items-center gap-1.5 text-sm text-ink-soft">
          <Check size={16} aria-hidden="true" />
          <span>{t(($) => $.people.invite.sent)}</span>
        </span>
      ) : (
        <Button
          look="primary"
          disabled={invite.isPending}
          aria-label={t(($) => $.people.invite.actionOf, { name })}
          onClick={() => invite.mutate({ userId: friend.id, tableId })}
        >
          <UserRoundPlus size={18} aria-hidden="true" />
          <span>{t(($) => $.people.invite.action)}</span>
        </Button>
      )}
    </PersonLine>
  );
}

/** The table's address: to be copied, handed to another program, or read by a camera. */
function ByLink({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  return (
    <section aria-label={t(($) => $.people.invite.link)} className="flex flex-col gap-3">
      <h3 className="font-display text-lg font-semibold">{t(($) => $.people.invite.link)}</h3>
      <div className="flex flex-wrap gap-2">
        <Button onClick={() => void copyText(address).then(setCopied)}>
          {isCopied ? <Check size={18} aria-hidden="true" /> : <Copy size={18} aria-hidden="true" />}
          <span aria-live="polite">{isCopied ? t(($) => $.people.invite.copied) : t(($) => $.people.invite.copy)}</span>
        </Button>
        {mayShare() ? (
          <Button onClick={() => void share({ text: t(($) => $.common.club), url: address })}>
            <Share2 size={18} aria-hidden="true" />
            <span>{t(($) => $.people.invite.share)}</span>
          </Button>
        ) : null}
      </div>
      <figure className={styles["code"]}>
        <QrCode text={address} label={t(($) => $.people.invite.code)} className={styles["squares"]} />
        <figcaption className="text-sm leading-snug text-ink-soft">{t(($) => $.people.invite.codeHint)}</figcaption>
      </figure>
    </section>
  );
}

/** All ways to bring people to a table that waits. */
export function InvitePanel({ tableId, address }: { readonly tableId: string; readonly address: string }) {
  const { t } = useTranslation();
  const friends = usePeopleNews()?.friends ?? [];
  return (
    <div className="flex flex-col gap-6">
      <section aria-label={t(($) => $.people.invite.friends)}>
        <h3 className="font-display text-lg font-semibold">{t(($) => $.people.invite.friends)}</h3>
        {friends.length === 0 ? (
          <p className="py-2 text-ink-soft">{t(($) => $.people.invite.noFriends)}</p>
        ) : (
          <ul>
            {friends.map((friend) => (
              <InviteFriend key={friend.id} friend={friend} tableId={tableId} />
            ))}
          </ul>
        )}
      </section>
      <ByLink address={address} />
    </div>
  );
}
