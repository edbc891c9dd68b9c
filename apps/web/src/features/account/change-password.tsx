import { PASSWORD_LENGTH } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountForm, type Values } from "./account-form.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { ProofField } from "./passkeys/proof-field.tsx";
import { useProof } from "./passkeys/use-proof.ts";
import { PasswordField } from "./password-field.tsx";
import { useChangePassword, useToldElsewhere } from "./use-account.ts";

const PLACE_OF = { WRONG_PASSWORD: "password", COMMON_PASSWORD: "newPassword" } as const;

/** `name` is for whatever keeps passwords: it belongs to the password that is changed. */
export function ChangePassword({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState(0);
  const change = useChangePassword();
  const onError = useToldElsewhere(PLACE_OF);
  const proof = useProof();
  const check = ({ newPassword = "", ...values }: Values) => ({
    ...proof.check(values),
    ...(newPassword.length < PASSWORD_LENGTH.least && { newPassword: t(($) => $.account.faults.short) }),
  });
  const send = ({ newPassword = "", ...values }: Values) =>
    change.mutate(
      { newPassword, prove: () => proof.prove(values) },
      { onError, onSuccess: () => setChanges(changes + 1) },
    );
  return (
    <AccountPanel title={t(($) => $.account.change.title)}>
      <p className="leading-relaxed text-ink-soft">
        {proof.isByPassword ? t(($) => $.account.change.text) : t(($) => $.account.passkeys.noPassword)}
      </p>
      <AccountForm
        // What was filled in is done with.
        key={changes}
        action={proof.isByPassword ? t(($) => $.account.change.action) : t(($) => $.account.passkeys.choose)}
        busy={change.isPending}
        check={check}
        onSend={send}
        error={change.error}
        placeOf={PLACE_OF}
        textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
      >
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <ProofField />
        <PasswordField
          name="newPassword"
          label={t(($) => $.account.change.new)}
          hint={t(($) => $.account.passwordHint)}
          autoComplete="new-password"
        />
      </AccountForm>
    </AccountPanel>
  );
}
