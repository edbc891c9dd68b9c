import { Link } from "@tanstack/react-router";
import { LoaderCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";
import { Notice } from "#ui/notice.tsx";

interface OfflinePageProps {
  /** The address is that of a table. */
  readonly hasTable: boolean;
}

/** The club's own page where the club cannot be reached: what can be done meanwhile, and that the wait is not one's own. */
export function OfflinePage({ hasTable }: OfflinePageProps) {
  const { t, i18n } = useTranslation();
  const title = hasTable ? t(($) => $.offline.tableTitle) : t(($) => $.offline.title);
  return (
    <>
      <title>{`${title} · ${t(($) => $.common.club)}`}</title>
      <Notice title={title} text={hasTable ? t(($) => $.offline.tableText) : t(($) => $.offline.text)}>
        <div className="flex flex-col items-center gap-6">
          <p role="status" className="flex items-center gap-2 text-sm text-ink-soft">
            <LoaderCircle size={16} aria-hidden="true" className="animate-spin" />
            <span>{t(($) => $.offline.looking)}</span>
          </p>
          <div className="flex flex-wrap justify-center gap-3">
            <Link to={paths.practice} className={buttonClass("primary")}>
              {t(($) => $.common.practice.title)}
            </Link>
            <Link to={paths.rules} params={{ locale: i18n.language }} className={buttonClass("quiet")}>
              {t(($) => $.common.rules)}
            </Link>
            <Button onClick={() => location.reload()}>{t(($) => $.common.retry)}</Button>
          </div>
          <p className="text-sm text-ink-soft">{t(($) => $.offline.practiceHint)}</p>
        </div>
      </Notice>
    </>
  );
}
