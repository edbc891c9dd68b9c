import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { paths } from "#lib/paths.ts";
import { guestWord } from "#lib/preferences/guest-word.ts";
import { useWindowTexts } from "#lib/use-window-texts.ts";
import { buttonClass } from "#ui/button.tsx";
import { IconButton } from "#ui/icon-button.tsx";

/** What a guest would lose with this browser, and the way to keep it: said once, when their first pulya is settled. */
export function GuestWord() {
  useWindowTexts();
  const { t } = useTranslation();
  const textId = useId();
  const isGuest = useQuery(useTRPC().member.own.queryOptions()).data?.isGuest === true;
  const [isOpen, setOpen] = useState(() => guestWord.get() === "on");
  useEffect(() => {
    if (isGuest) guestWord.set("off");
  }, [isGuest]);
  if (!isGuest || !isOpen) return null;
  return (
    <aside
      aria-labelledby={textId}
      className="flex w-full flex-wrap items-center gap-x-3 gap-y-2 rounded-soft border border-brass/50 bg-brass/12 py-2 pr-2 pl-4"
    >
      <p id={textId} className="min-w-48 grow basis-0 text-[0.9375rem] leading-snug">
        {t(($) => $.account.guest.text)}
      </p>
      <Link to={paths.account} params={{}} className={buttonClass("quiet")}>
        {t(($) => $.account.guest.become)}
      </Link>
      <IconButton label={t(($) => $.account.guest.dismiss)} onClick={() => setOpen(false)}>
        <X size={18} aria-hidden="true" />
      </IconButton>
    </aside>
  );
}
