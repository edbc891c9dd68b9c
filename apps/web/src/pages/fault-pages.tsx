import { Link, type ErrorComponentProps } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { AppHeader } from "#features/shell/app-header.tsx";
import { isMissing, loadAnew } from "#lib/renewal/page-renewal.ts";
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

/** Shown instead of a page that threw, or that could not be loaded. The game is on the server and goes on. */
export function CrashPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const title = t(($) => $.common.crash.title);
  const text = isMissing(error) ? t(($) => $.repair.spent.missing) : t(($) => $.common.crash.text);
  return (
    <>
      <title>{title}</title>
      <Notice title={title} text={text}>
        <Button look="primary" onClick={loadAnew}>
          {t(($) => $.common.retry)}
        </Button>
      </Notice>
    </>
  );
}
