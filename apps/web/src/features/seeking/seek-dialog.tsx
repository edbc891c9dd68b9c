import type { SeekTerms } from "@trelyazh/protocol";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Bot } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { usePreference } from "#lib/use-preference.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Setting } from "#ui/settings/setting.tsx";
import { ANY, termsOf, type Choice } from "./choices.ts";
import { outlookText } from "./outlook-text.ts";
import { SOUGHT } from "./sought.ts";

interface SeekDialogProps {
  readonly busy: boolean;
  readonly onSeek: (terms: SeekTerms) => void;
  /** For whoever does not want to wait. */
  readonly onBots: (terms: SeekTerms) => void;
}

/** How often it is looked who else waits: nothing depends on it. */
const LOOK_AGAIN_MS = 5000;

function useChoice(): Choice {
  return {
    convention: usePreference(SOUGHT.convention),
    players: usePreference(SOUGHT.players),
    pace: usePreference(SOUGHT.pace),
    company: usePreference(SOUGHT.company),
  };
}

/** How long it will take, as far as anybody knows. */
function Outlook({ terms }: { readonly terms: SeekTerms }) {
  const { t } = useTranslation();
  const asked = { refetchInterval: LOOK_AGAIN_MS, placeholderData: keepPreviousData };
  // What tRPC says of what is asked has forgotten what is read-only.
  const outlook = useQuery(useTRPC().seek.outlook.queryOptions(terms, asked));
  return (
    <p role="status" className="min-h-5 text-sm leading-snug text-ink-soft">
      {outlook.data === undefined ? null : outlookText(t, outlook.data, terms)}
    </p>
  );
}

/** What to play, and with whom. */
function Choices({ choice }: { readonly choice: Choice }) {
  const { t } = useTranslation();
  return (
    <>
      <Setting
        label={t(($) => $.seeking.convention)}
        value={choice.convention}
        values={SOUGHT.convention.values}
        textOf={(name) => (name === ANY ? t(($) => $.seeking.any) : t(($) => $.conventions[name]))}
        onChange={SOUGHT.convention.set}
      />
      <Setting
        label={t(($) => $.seeking.players)}
        value={choice.players}
        values={SOUGHT.players.values}
        onChange={SOUGHT.players.set}
      />
      <Setting
        label={t(($) => $.seeking.pace)}
        hint={t(($) => $.seeking.paceHint[choice.pace])}
        value={choice.pace}
        values={SOUGHT.pace.values}
        textOf={(pace) => t(($) => $.seeking.paces[pace])}
        onChange={SOUGHT.pace.set}
      />
      <Setting
        label={t(($) => $.seeking.company)}
        hint={t(($) => $.seeking.companyHint[choice.company])}
        value={choice.company}
        values={SOUGHT.company.values}
        textOf={(company) => t(($) => $.seeking.companies[company])}
        onChange={SOUGHT.company.set}
      />
    </>
  );
}

/** What somebody wants to play whom the club shall seat. */
export function SeekDialog({ busy, onSeek, onBots }: SeekDialogProps) {
  const { t } = useTranslation();
  const choice = useChoice();
  const terms = termsOf(choice);
  return (
    <Dialog
      layer="seek"
      title={t(($) => $.seeking.title)}
      shape="sheet"
      actions={
        <div className="flex grow flex-col gap-3">
          <Outlook terms={terms} />
          <div className="flex flex-wrap gap-2">
            <Button look="primary" className="grow" disabled={busy} onClick={() => onSeek(terms)}>
              {t(($) => $.seeking.submit)}
            </Button>
            <Button className="grow" disabled={busy} onClick={() => onBots(terms)}>
              <Bot size={18} aria-hidden="true" />
              <span>{t(($) => $.seeking.botsNow)}</span>
            </Button>
          </div>
        </div>
      }
    >
      <div className="flex flex-col gap-6">
        <p className="leading-relaxed text-ink-soft">{t(($) => $.seeking.text)}</p>
        <Choices choice={choice} />
      </div>
    </Dialog>
  );
}
