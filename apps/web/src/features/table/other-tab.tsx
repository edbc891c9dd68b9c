import { AppWindow } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import styles from "./other-tab.module.css";
import { Panel, PanelRow, PanelText, PanelTitle } from "./scene/panel.tsx";
import { useTable } from "./scene/table-context.ts";

interface OtherTabProps {
  /** Takes the table for this tab. */
  readonly onPlayHere: () => void;
}

/** Over a felt that is quiet, since its player plays in another tab of their browser. */
export function OtherTab({ onPlayHere }: OtherTabProps) {
  const { t } = useTranslation();
  const isElsewhere = useTable((scene) => scene.isElsewhere);
  return (
    <div className={styles["place"]} role="status">
      {!isElsewhere ? null : (
        <Panel label={t(($) => $.table.tabs.title)}>
          <PanelTitle>{t(($) => $.table.tabs.title)}</PanelTitle>
          <PanelText>{t(($) => $.table.tabs.text)}</PanelText>
          <PanelRow>
            <Button look="primary" onClick={onPlayHere}>
              <AppWindow size={18} aria-hidden="true" />
              <span>{t(($) => $.table.tabs.here)}</span>
            </Button>
          </PanelRow>
        </Panel>
      )}
    </div>
  );
}
