import { Check, Link2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { paths } from "#lib/paths.ts";
import { Button } from "#ui/button.tsx";

/** An address that opens the form of a new table as that text says it. */
function addressFor(text: string): string {
  return `${location.origin}${paths.lobby}?over=newTable&conditions=${text}`;
}

interface ConditionsLinkProps {
  readonly text: string;
}

/** Copies the link for friends; where that cannot be done for them, they get it to copy. */
export function ConditionsLink({ text }: ConditionsLinkProps) {
  const { t } = useTranslation();
  const address = addressFor(text);
  const [tried, setTried] = useState<{ readonly address: string; readonly isCopied: boolean } | null>(null);
  const outcome = tried?.address === address ? tried : null;
  const copy = async () => setTried({ address, isCopied: await copyText(address) });
  if (outcome?.isCopied === false) {
    return (
      <label className="flex flex-col gap-1.5 text-[0.8125rem] font-medium text-ink-soft">
        <span>{t(($) => $.choosing.link.yourself)}</span>
        <input
          readOnly
          value={address}
          className="h-11 min-w-0 rounded-soft border border-line-strong bg-raised px-3.5 text-base font-normal text-ink"
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </label>
    );
  }
  const isCopied = outcome?.isCopied === true;
  return (
    <Button className="self-start" onClick={() => void copy()}>
      {isCopied ? <Check size={18} aria-hidden="true" /> : <Link2 size={18} aria-hidden="true" />}
      <span aria-live="polite">{isCopied ? t(($) => $.choosing.link.copied) : t(($) => $.choosing.link.copy)}</span>
    </Button>
  );
}
