import { useTranslation } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useEnter } from "#lib/club/session.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { Button } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

/** What a stranger finds where people are shown. */
export function EnterFirst() {
  const { t } = useTranslation();
  const onError = useRefusalToast();
  const enter = useEnter();
  return (
    <>
      <title>{`${t(($) => $.people.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader />
      <Notice title={t(($) => $.people.enter.title)} text={t(($) => $.people.enter.text)}>
        <Button look="primary" size="l" disabled={enter.isPending} onClick={() => enter.mutate(undefined, { onError })}>
          {t(($) => $.people.enter.action)}
        </Button>
      </Notice>
    </>
  );
}
