import { useTranslation } from "react-i18next";
import { Landing } from "#features/landing/landing.tsx";
import { PlayNow } from "#features/landing/play-now.tsx";
import { AppHeader } from "#features/shell/app-header.tsx";
import { useNewTable } from "#features/create-table/use-new-table.ts";
import { Account, People } from "./account.ts";

/** The table of "Play now": a short pulya against two bots, who have time. */
const FIRST_TABLE = { preset: "sochi", poolTarget: 10, turnSeconds: 60, bots: 2, untimedAlone: true } as const;

export function LandingPage() {
  const { t } = useTranslation();
  const newTable = useNewTable();
  return (
    <>
      <title>{t(($) => $.landing.title)}</title>
      <AppHeader account={<Account />} people={<People />} />
      <Landing actions={<PlayNow onPlay={() => newTable.mutate(FIRST_TABLE)} busy={newTable.isPending} />} />
    </>
  );
}
