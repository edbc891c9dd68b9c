import type { NamedPerson, ReportPlace } from "@trelyazh/protocol";
import { Flag } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useReport } from "#lib/reporting/use-report.ts";
import { Button } from "#ui/button.tsx";

interface ReportButtonProps {
  readonly person: NamedPerson;
  readonly met: ReportPlace;
}

/** The way to the moderators. */
export function ReportButton({ person: { id, name }, met }: ReportButtonProps) {
  const { t } = useTranslation();
  const report = useReport();
  return (
    <Button look="ghost" className="self-start" onClick={() => report({ people: [{ id, name }], place: met })}>
      <Flag size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{t(($) => $.people.act.report)}</span>
    </Button>
  );
}
