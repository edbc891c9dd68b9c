import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

export function NotFoundPage() {
  const { t } = useTranslation();
  const title = t(($) => $.common.notFound.title);
  return (
    <>
      <title>{title}</title>
      <AppHeader />
      <Notice title={title} text={t(($) => $.common.notFound.text)}>
        <Link to={paths.landing} className={buttonClass("primary")}>
          {t(($) => $.common.home)}
        </Link>
      </Notice>
    </>
  );
}

/** Shown instead of a page that threw. The game is on the server and goes on. */
export function CrashPage() {
  const { t } = useTranslation();
  const title = t(($) => $.common.crash.title);
  return (
    <>
      <title>{title}</title>
      <Notice title={title} text={t(($) => $.common.crash.text)}>
        <Button look="primary" onClick={() => location.reload()}>
          {t(($) => $.common.retry)}
        </Button>
      </Notice>
    </>
  );
}
