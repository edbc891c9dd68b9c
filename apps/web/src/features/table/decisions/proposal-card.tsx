import { awaitedFor, partIn, type Part, type Proposal } from "@trelyazh/table";
import { Coffee, Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import styles from "./proposal-card.module.css";

function Answers({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  const { answer } = useActions();
  const busy = useTable((scene) => scene.isAgreeing);
  if (part === "asked") {
    return (
      <span className={styles["answers"]}>
        <Button look="primary" size="s" className="min-h-11" disabled={busy} onClick={() => answer(true)}>
          {t(($) => $.table.agreement.agree)}
        </Button>
        <Button look="felt" size="s" className="min-h-11" disabled={busy} onClick={() => answer(false)}>
          {t(($) => $.table.agreement.decline)}
        </Button>
      </span>
    );
  }
  if (part !== "proposer") return null;
  return (
    <span className={styles["answers"]}>
      <Button look="felt" size="s" className="min-h-11" disabled={busy} onClick={() => answer(false)}>
        {t(($) => $.table.agreement.takeBack)}
      </Button>
    </span>
  );
}

/** What somebody wants all to agree on, with what the viewer can do about it. */
export function ProposalCard({ proposal }: { readonly proposal: Proposal }) {
  const { t } = useTranslation();
  const nameOf = useNames();
  const { kind, by } = proposal;
  const part = useTable(({ table, you }) => partIn(table, proposal, you));
  const Icon = kind === "pause" ? Coffee : Flag;
  const awaited = useTable(({ table }) => awaitedFor(table, proposal))
    .map(nameOf)
    .join(", ");
  return (
    <section className="flex-wrap py-[0.6rem]" aria-label={t(($) => $.table.agreement.label[kind])}>
      <Icon size={18} aria-hidden="true" className={styles["icon"]} />
      <p className={styles["text"]}>
        <span>
          {part === "proposer"
            ? t(($) => $.table.agreement.yours[kind])
            : t(($) => $.table.agreement.asked[kind], { name: nameOf(by) })}
        </span>{" "}
        {part === "asked" || awaited === "" ? null : (
          <span className={styles["awaits"]}>{t(($) => $.table.agreement.awaits, { names: awaited })}</span>
        )}
      </p>
      <Answers part={part} />
    </section>
  );
}
