import { PASSWORD_LENGTH } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AccountForm, type Values } from "./account-form.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { PasswordField } from "./password-field.tsx";
import { useChangePassword, useToldElsewhere } from "./use-account.ts";

const PLACE_OF = { WRONG_PASSWORD: "password", COMMON_PASSWORD: "newPassword" } as const;

/** `name` is for whatever keeps passwords: it belongs to the password that is changed. */
export function ChangePassword({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const [changes, setChanges] = useState(0);
  const change = useChangePassword();
  const onError = useToldElsewhere(PLACE_OF);
  const check = ({ password = "", newPassword = "" }: Values) => ({
    ...(password === "" && { password: t(($) => $.account.faults.empty) }),
    ...(newPassword.length < PASSWORD_LENGTH.least && { newPassword: t(($) => $.account.faults.short) }),
  });
  const send = ({ password = "", newPassword = "" }: Values) =>
    change.mutate({ password, newPassword }, { onError, onSuccess: () => setChanges(changes + 1) });
  return (
    <AccountPanel title={t(($) => $.account.change.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.change.text)}</p>
      <AccountForm
        // What was filled in is done with.
        key={changes}
        action={t(($) => $.account.change.action)}
        busy={change.isPending}
        check={check}
        onSend={send}
        error={change.error}
        placeOf={PLACE_OF}
        textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
      >
        <input type="text" name="username" autoComplete="username" value={name} readOnly hidden />
        <PasswordField name="password" label={t(($) => $.account.change.now)} autoComplete="current-password" />
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
