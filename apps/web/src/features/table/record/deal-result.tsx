import { DUMMY, progressOf, type FinishedDeal } from "@trelyazh/preferans";
import { entrySentence, progressText, resultSentence, type SentenceContext } from "@trelyazh/i18n";
import { Microscope } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { TermsIn } from "#ui/rulebook/terms-in.tsx";
import { DealMark } from "../fairness/fair-play.tsx";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import { NextDeal, WaitingForDeal } from "./next-deal.tsx";
import styles from "./deal-result.module.css";
import { Panel, PanelText } from "../scene/panel.tsx";

/** Returns who tells and who listens, for sentences at this table. */
export function useSentences(): SentenceContext {
  const { t } = useTranslation();
  const nameOf = useNames();
  const { you, isForTwo } = useTable((scene) => ({ you: scene.you, isForTwo: scene.table.settings.players === 2 }));
  return { t, nameOf, you, dummy: isForTwo ? DUMMY : null };
}

/** How far the deal has brought the pulya. */
function Standing() {
  const { t } = useTranslation();
  const far = useTable(({ table: { pulya } }) => (pulya === null ? null : progressOf(pulya)));
  return far === null ? null : <p className={styles["standing"]}>{progressText(t, far)}</p>;
}

/** How a deal ended, with every line that it added to the paper. */
export function DealResultPanel({ deal }: { readonly deal: FinishedDeal }) {
  const { t } = useTranslation();
  const { analyse } = useActions();
  const { result } = deal;
  const context = useSentences();
  const title = t(($) => $.table.result.title, { deal: result.deal });
  return (
    <Panel label={title} className="*:shrink-0">
      <div className={styles["kicker"]}>
        <p>{title}</p>
        <DealMark deal={deal} />
      </div>
      <h2 className={styles["headline"]}>
        <TermsIn>{resultSentence(context, result)}</TermsIn>
      </h2>
      {result.entries.length === 0 ? (
        <PanelText>{t(($) => $.table.result.none)}</PanelText>
      ) : (
        <ul className={styles["entries"]} aria-label={t(($) => $.table.result.entries)}>
          {result.entries.map((entry, index) => (
            // Lines of one deal never change or move.
            <li key={index}>
              <TermsIn>{entrySentence(context, entry)}</TermsIn>
            </li>
          ))}
        </ul>
      )}
      <Standing />
      <div className={styles["foot"]}>
        <div className="flex flex-wrap gap-2 *:grow">
          <NextDeal />
          <Button look="felt" onClick={() => analyse(deal)}>
            <Microscope size={16} aria-hidden="true" />
            <span>{t(($) => $.analysis.open)}</span>
          </Button>
        </div>
        <WaitingForDeal />
      </div>
    </Panel>
  );
}
