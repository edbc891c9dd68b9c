import type { NamedPerson } from "@trelyazh/protocol";
import { useRouter } from "@tanstack/react-router";
import { Copy } from "lucide-react";
import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { paths } from "#lib/paths.ts";
import { notify } from "#lib/toasts.ts";
import { Button } from "#ui/button.tsx";

/** One's own page, for somebody who is not in the club yet, or not known here. */
export function OwnLink({ me }: { readonly me: NamedPerson }) {
  const { t } = useTranslation();
  const router = useRouter();
  const copy = async () => {
    const { href } = router.buildLocation({ to: paths.person, params: { id: me.id } });
    const address = new URL(href, location.origin).href;
    notify((await copyText(address)) ? t(($) => $.people.list.copied) : address);
  };
  return (
    <div className="flex flex-wrap items-center gap-3 pt-2">
      <p className="grow basis-40 text-sm text-ink-soft">{t(($) => $.people.list.own)}</p>
      <Button onClick={() => void copy()}>
        <Copy size={18} aria-hidden="true" />
        <span>{t(($) => $.people.list.copy)}</span>
      </Button>
    </div>
  );
}
