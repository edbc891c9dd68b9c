import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";

/** The table was closed before its pulya was over. */
export function ClosedPanel() {
  const { t } = useTranslation();
  const title = t(($) => $.table.closed.title);
  return (
    <section className="panel" aria-label={title}>
      <h2 className="panel-title">{title}</h2>
      <p className="panel-text">{t(($) => $.table.closed.text)}</p>
      <Link to={paths.lobby} className={buttonClass("primary")}>
        {t(($) => $.table.toLobby)}
      </Link>
    </section>
  );
}
