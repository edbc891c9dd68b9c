import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { buttonClass } from "#ui/button.tsx";
import { Panel, PanelText, PanelTitle } from "../scene/panel.tsx";

/** The table was closed before its pulya was over. */
export function ClosedPanel() {
  const { t } = useTranslation();
  const title = t(($) => $.table.closed.title);
  return (
    <Panel label={title}>
      <PanelTitle>{title}</PanelTitle>
      <PanelText>{t(($) => $.table.closed.text)}</PanelText>
      <Link to={paths.lobby} className={buttonClass("primary")}>
        {t(($) => $.table.toLobby)}
      </Link>
    </Panel>
  );
}
