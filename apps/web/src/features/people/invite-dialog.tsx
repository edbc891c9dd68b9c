import { useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { useLateTexts } from "#lib/use-window-texts.ts";
import { Dialog } from "#ui/dialog.tsx";
import { InvitePanel } from "./invite-panel.tsx";

/** All ways to bring people to a table, over it. */
export function InviteDialog({ tableId }: { readonly tableId: string }) {
  useLateTexts("withPeople");
  const { t } = useTranslation();
  const router = useRouter();
  const { href } = router.buildLocation({ to: paths.table, params: { tableId } });
  return (
    <Dialog layer="invite" title={t(($) => $.people.invite.title)} shape="sheet">
      <InvitePanel tableId={tableId} address={new URL(href, location.origin).href} />
    </Dialog>
  );
}
