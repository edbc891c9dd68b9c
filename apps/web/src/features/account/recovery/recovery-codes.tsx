import { useTranslation } from "react-i18next";
import { copyText } from "#lib/clipboard.ts";
import { notify } from "#lib/toasts.ts";
import { Button } from "#ui/button.tsx";
import { AccountForm } from "../account-form.tsx";
import { ProofField } from "../passkeys/proof-field.tsx";
import { useProof } from "../passkeys/use-proof.ts";
import { useToldElsewhere } from "../use-account.ts";
import { useWaysBack } from "./use-recovery.ts";

const PLACE_OF = { WRONG_PASSWORD: "password" } as const;

/** Codes to be written down: how many are left, and new ones, which are shown as long as the page stays. */
export function RecoveryCodes({ left }: { readonly left: number }) {
  const { t } = useTranslation();
  const { renew } = useWaysBack();
  const proof = useProof();
  const onError = useToldElsewhere(PLACE_OF);
  if (renew.data !== undefined) return <Shown codes={renew.data} />;
  return (
    <>
      <p className="text-[0.9375rem] leading-relaxed">{t(($) => $.account.ways.codesText)}</p>
      {left === 0 ? null : <p className="font-medium">{t(($) => $.account.ways.left, { count: left })}</p>}
      <AccountForm
        action={left === 0 ? t(($) => $.account.ways.make) : t(($) => $.account.ways.again)}
        busy={renew.isPending}
        check={proof.check}
        onSend={(values) => renew.mutate(() => proof.prove(values), { onError })}
        error={renew.error}
        placeOf={PLACE_OF}
        textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
      >
        <ProofField />
      </AccountForm>
    </>
  );
}

function Shown({ codes }: { readonly codes: readonly string[] }) {
  const { t } = useTranslation();
  const copy = async () => {
    if (await copyText(codes.join("\n"))) notify(t(($) => $.account.ways.copied));
  };
  return (
    <>
      <p role="status" className="leading-relaxed">
        {t(($) => $.account.ways.shown)}
      </p>
      <ol translate="no" className="grid grid-cols-1 gap-2 font-medium tabular-nums sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="rounded-soft bg-sunken px-3.5 py-2.5 tracking-wider">
            {code}
          </li>
        ))}
      </ol>
      <Button className="self-start" onClick={() => void copy()}>
        {t(($) => $.account.ways.copy)}
      </Button>
    </>
  );
}
