import { useState } from "react";
import { useTranslation } from "react-i18next";
import { notify } from "#lib/toasts.ts";
import { AccountForm, type Values } from "../account-form.tsx";
import { AccountPanel } from "../account-panel.tsx";
import { ProofField } from "../passkeys/proof-field.tsx";
import { useProof } from "../passkeys/use-proof.ts";
import { TextField } from "../text-field.tsx";
import { useToldElsewhere } from "../use-account.ts";
import { faultsOf } from "./faults-of.ts";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useWaysBack } from "./use-recovery.ts";

interface WaysBackProps {
  readonly email: string | null;
  /** How many codes are left. */
  readonly codes: number;
}

/** By what a member comes back who has lost the password. */
export function WaysBack({ email, codes }: WaysBackProps) {
  const { t } = useTranslation();
  return (
    <AccountPanel title={t(($) => $.account.ways.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.ways.text)}</p>
      <h3 className="font-display text-lg font-semibold">{t(($) => $.account.ways.email)}</h3>
      {email === null ? <NewEmail /> : <ProvenEmail email={email} />}
      <h3 className="border-t border-line pt-4 font-display text-lg font-semibold">{t(($) => $.account.ways.codes)}</h3>
      <RecoveryCodes left={codes} />
    </AccountPanel>
  );
}

const ADDING = { WRONG_PASSWORD: "password", BAD_INPUT: "email" } as const;
const PROVING = { WRONG_CODE: "code", EMAIL_TAKEN: "code", BAD_INPUT: "code" } as const;

function NewEmail() {
  const { t } = useTranslation();
  const [sent, setSent] = useState<string | null>(null);
  const { add } = useWaysBack();
  const onError = useToldElsewhere(ADDING);
  const proof = useProof();
  const send = ({ email = "", ...values }: Values) =>
    add.mutate(
      { email: email.trim(), prove: () => proof.prove(values) },
      { onError, onSuccess: () => setSent(email.trim()) },
    );
  if (sent !== null) return <Proof email={sent} />;
  return (
    <>
      <p className="text-[0.9375rem] leading-relaxed">{t(($) => $.account.ways.emailText)}</p>
      <AccountForm
        action={t(($) => $.account.ways.add)}
        busy={add.isPending}
        check={(values) => ({ ...faultsOf(t, values, ["email"]), ...proof.check(values) })}
        onSend={send}
        error={add.error}
        placeOf={ADDING}
        textOf={{
          WRONG_PASSWORD: t(($) => $.account.faults.notYours),
          BAD_INPUT: t(($) => $.account.recovery.faults.email),
        }}
      >
        <TextField name="email" type="email" label={t(($) => $.account.recovery.email)} autoComplete="email" />
        <ProofField />
      </AccountForm>
    </>
  );
}

function Proof({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const { prove } = useWaysBack();
  const onError = useToldElsewhere(PROVING);
  const onSuccess = () => notify(t(($) => $.account.ways.proven));
  return (
    <>
      <p role="status" className="leading-relaxed wrap-anywhere">
        {t(($) => $.account.ways.sent, { email })}
      </p>
      <AccountForm
        action={t(($) => $.account.ways.prove)}
        busy={prove.isPending}
        check={(values) => faultsOf(t, values, ["code"])}
        onSend={({ code = "" }) => prove.mutate(code.trim(), { onError, onSuccess })}
        error={prove.error}
        placeOf={PROVING}
      >
        <TextField
          name="code"
          label={t(($) => $.account.recovery.code)}
          hint={t(($) => $.account.recovery.sixDigits)}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
      </AccountForm>
    </>
  );
}

const REMOVING = { WRONG_PASSWORD: "password" } as const;

function ProvenEmail({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const { remove } = useWaysBack();
  const proof = useProof();
  const onError = useToldElsewhere(REMOVING);
  const onSuccess = () => notify(t(($) => $.account.ways.removed));
  return (
    <>
      <p className="leading-relaxed wrap-anywhere">{t(($) => $.account.ways.has, { email })}</p>
      <AccountForm
        action={t(($) => $.account.ways.remove)}
        busy={remove.isPending}
        check={proof.check}
        onSend={(values) => remove.mutate(() => proof.prove(values), { onError, onSuccess })}
        error={remove.error}
        placeOf={REMOVING}
        textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
      >
        <ProofField />
      </AccountForm>
    </>
  );
}
