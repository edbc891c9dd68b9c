import { Check, Copy, Share2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { mayShare, share, type Sharing } from "#lib/sharing.ts";
import { Button } from "#ui/button.tsx";
import { resultText, type Told } from "./result-text.ts";

/** The table, without what lies over it. */
const addressOfTable = () => location.origin + location.pathname;

/** The text for the person to copy, where the browser lets no page do that. */
function ToCopy({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <label className="flex w-full flex-col gap-1.5 text-sm text-ink-soft">
      <span>{t(($) => $.score.sharing.copyYourself)}</span>
      <textarea
        readOnly
        rows={text.split("\n").length}
        value={text}
        className="rounded-soft bg-sunken p-3 text-[0.9375rem] text-ink"
        ref={(field) => field?.focus()}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
    </label>
  );
}

/** Tells friends how a pulya has ended. */
export function ShareResult(told: Told) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<Sharing | null>(null);
  const text = resultText(t, told);
  const url = addressOfTable();
  if (outcome === "refused") return <ToCopy text={`${text}\n${url}`} />;
  const tell = async () => setOutcome(await share({ text, url }));
  const isCopied = outcome === "copied";
  const Icon = isCopied ? Check : mayShare() ? Share2 : Copy;
  const label = mayShare() ? t(($) => $.score.sharing.share) : t(($) => $.score.sharing.copy);
  return (
    <Button onClick={() => void tell()}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <span aria-live="polite">{isCopied ? t(($) => $.score.sharing.copied) : label}</span>
    </Button>
  );
}
