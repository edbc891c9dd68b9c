import { PASSKEY_LABEL_LENGTH, type OwnPasskey } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#ui/button.tsx";
import { AccountForm, type Values } from "../account-form.tsx";
import { AccountPanel } from "../account-panel.tsx";
import { daysAgo } from "../days-ago.ts";
import { TextField } from "../text-field.tsx";
import { useToldElsewhere } from "../use-account.ts";
import { arePasskeysPossible } from "./ceremonies.ts";
import { ProofField } from "./proof-field.tsx";
import { useOwnDevice } from "./use-own-device.ts";
import { useProof } from "./use-proof.ts";
import { useAddPasskey, useRemovePasskey, useWaysIn } from "./use-ways-in.ts";

interface PasskeyRowProps {
  readonly passkey: OwnPasskey;
  readonly busy: boolean;
  readonly onRemove: () => void;
}

function PasskeyRow({ passkey: { label, since, lastUsed }, busy, onRemove }: PasskeyRowProps) {
  const { t, i18n } = useTranslation();
  const made = t(($) => $.account.passkeys.since, { when: daysAgo(since, i18n.language) });
  const used =
    lastUsed === null
      ? t(($) => $.account.passkeys.never)
      : t(($) => $.account.sessions.used, { when: daysAgo(lastUsed, i18n.language) });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-t border-line py-3 first:border-0">
      <div className="flex min-w-0 flex-col">
        <span className="font-medium wrap-anywhere">{label}</span>
        <span className="text-sm text-ink-soft">{`${made} · ${used}`}</span>
      </div>
      <Button
        look="danger"
        disabled={busy}
        aria-label={t(($) => $.account.passkeys.removeOf, { label })}
        onClick={onRemove}
      >
        {t(($) => $.account.passkeys.remove)}
      </Button>
    </li>
  );
}

const ADDING = { WRONG_PASSWORD: "password", BAD_INPUT: "label" } as const;

function NewPasskey({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const device = useOwnDevice();
  const add = useAddPasskey(name);
  const onError = useToldElsewhere(ADDING);
  const proof = useProof();
  const [additions, setAdditions] = useState(0);
  const onSuccess = () => setAdditions(additions + 1);
  const send = ({ label = "", ...values }: Values) =>
    add.mutate({ label: label.trim() || device, prove: () => proof.prove(values) }, { onError, onSuccess });
  return (
    <AccountForm
      // What was filled in is done with.
      key={additions}
      action={t(($) => $.account.passkeys.add)}
      busy={add.isPending}
      check={proof.check}
      onSend={send}
      error={add.error}
      placeOf={ADDING}
      textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
    >
      <TextField
        name="label"
        label={t(($) => $.account.passkeys.label)}
        autoComplete="off"
        defaultValue={device}
        maxLength={PASSKEY_LABEL_LENGTH}
      />
      <ProofField />
    </AccountForm>
  );
}

/** The passkeys of a member, and how to have another one. */
export function OwnPasskeys({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { data } = useWaysIn();
  const remove = useRemovePasskey();
  const isPossible = arePasskeysPossible();
  if (data === undefined || (!isPossible && data.passkeys.length === 0)) return null;
  return (
    <AccountPanel title={t(($) => $.account.passkeys.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.passkeys.text)}</p>
      {data.passkeys.length === 0 ? null : (
        <ul aria-label={t(($) => $.account.passkeys.title)} className="flex flex-col">
          {data.passkeys.map((passkey) => (
            <PasskeyRow
              key={passkey.id}
              passkey={passkey}
              busy={remove.isPending}
              onRemove={() => remove.mutate(passkey.id)}
            />
          ))}
        </ul>
      )}
      {isPossible ? <NewPasskey name={name} /> : null}
    </AccountPanel>
  );
}
