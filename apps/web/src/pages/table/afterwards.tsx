import type { Table } from "@trelyazh/table";
import type { CreateTable } from "@trelyazh/protocol";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useNewTable } from "#features/create-table/use-new-table.ts";
import { useGlance, useTable } from "#features/table/scene/table-context.ts";
import { paths } from "#lib/paths.ts";
import { Button, buttonClass } from "#ui/button.tsx";

/** Returns the wish for a table as that one was; null where people would have to be asked, or it was no table of the club's form. */
function sameAgain(table: Table): CreateTable | null {
  const { settings, turnSeconds, botLevel, spectatorDelaySeconds, seats } = table;
  const bots = seats.filter((occupant) => occupant?.kind === "bot").length;
  if (bots !== seats.length - 1 || settings.closeBy.kind !== "each") return null;
  return {
    preset: "sochi",
    poolTarget: settings.closeBy.target,
    turnSeconds,
    bots,
    botLevel,
    spectatorDelaySeconds,
    ...(table.resultSeconds !== undefined && { resultSeconds: table.resultSeconds }),
    ...(table.untimedAlone !== undefined && { untimedAlone: table.untimedAlone }),
  };
}

/** From the settlement: another pulya at once against bots, on the same conditions, or back to the tables. */
export function Afterwards() {
  const { t } = useTranslation();
  const glance = useGlance();
  const newTable = useNewTable();
  const isOffered = useTable(({ table, you }) => you !== null && sameAgain(table) !== null);
  const play = () => {
    const wanted = sameAgain(glance().table);
    if (wanted !== null) newTable.mutate(wanted);
  };
  return (
    <>
      {isOffered ? (
        <Button look="primary" className="grow" disabled={newTable.isPending} onClick={play}>
          {t(($) => $.score.settlement.again)}
        </Button>
      ) : null}
      <Link to={paths.lobby} replace className={`${buttonClass(isOffered ? "quiet" : "primary")} grow`}>
        {t(($) => $.score.settlement.lobby)}
      </Link>
    </>
  );
}
