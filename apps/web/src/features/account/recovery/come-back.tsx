import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { notify } from "#lib/toasts.ts";
import { Button } from "#ui/button.tsx";
import { AccountForm, type Values } from "../account-form.tsx";
import { AccountPanel } from "../account-panel.tsx";
import { PasswordField } from "../password-field.tsx";
import { TextField } from "../text-field.tsx";
import { useToldElsewhere } from "../use-account.ts";
import { faultsOf } from "./faults-of.ts";
import { useAskForCode, useRecover } from "./use-recovery.ts";

const PLACE_OF = { WRONG_CODE: "code", BAD_INPUT: "code", COMMON_PASSWORD: "newPassword" } as const;

/** How a member comes back who has lost the password: by a letter, or by a code that they have. */
export function ComeBack() {
  const { t } = useTranslation();
  return (
    <>
      <AccountPanel title={t(($) => $.account.recovery.title)} isFirst>
        <h2 className="font-display text-xl font-semibold">{t(($) => $.account.recovery.byEmail)}</h2>
        <ByEmail />
      </AccountPanel>
      <AccountPanel title={t(($) => $.account.recovery.byCode)}>
        <ByCode />
      </AccountPanel>
    </>
  );
}

/** Sends what proves who one is, and leads to the tables. */
function useComeBack() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const recover = useRecover();
  const onError = useToldElsewhere(PLACE_OF);
  const onSuccess = () => {
    notify(t(($) => $.account.recovery.done));
    void navigate({ to: paths.lobby });
  };
  return {
    busy: recover.isPending,
    error: recover.error,
    send: (wish: Parameters<typeof recover.mutate>[0]) => recover.mutate(wish, { onError, onSuccess }),
  };
}

function ByEmail() {
  const { t } = useTranslation();
  const [email, setEmail] = useState<string | null>(null);
  const ask = useAskForCode();
  const onError = useToldElsewhere({ BAD_INPUT: "email" });
  const send = ({ email: said = "" }: Values) =>
    ask.mutate(said.trim(), { onError, onSuccess: () => setEmail(said.trim()) });
  if (email !== null) return <Sent email={email} onAnother={() => setEmail(null)} />;
  return (
    <AccountForm
      action={t(($) => $.account.recovery.send)}
      busy={ask.isPending}
      check={(values) => faultsOf(t, values, ["email"])}
      onSend={send}
      error={ask.error}
      placeOf={{ BAD_INPUT: "email" }}
      textOf={{ BAD_INPUT: t(($) => $.account.recovery.faults.email) }}
    >
      <TextField
        name="email"
        type="email"
        label={t(($) => $.account.recovery.email)}
        hint={t(($) => $.account.recovery.emailHint)}
        autoComplete="email"
      />
    </AccountForm>
  );
}

function Sent({ email, onAnother }: { readonly email: string; readonly onAnother: () => void }) {
  const { t } = useTranslation();
  const { busy, error, send } = useComeBack();
  return (
    <>
      <p role="status" className="leading-relaxed">
        {t(($) => $.account.recovery.sent)}
      </p>
      <AccountForm
        action={t(($) => $.account.recovery.action)}
        busy={busy}
        check={(values) => faultsOf(t, values, ["code", "newPassword"])}
        onSend={({ code = "", newPassword = "" }) => send({ email, code: code.trim(), newPassword })}
        error={error}
        placeOf={PLACE_OF}
      >
        <TextField
          name="code"
          label={t(($) => $.account.recovery.code)}
          hint={t(($) => $.account.recovery.sixDigits)}
          autoComplete="one-time-code"
          inputMode="numeric"
        />
        <NewPassword />
      </AccountForm>
      <Button look="ghost" className="self-start" onClick={onAnother}>
        {t(($) => $.account.recovery.another)}
      </Button>
    </>
  );
}

function ByCode() {
  const { t } = useTranslation();
  const { busy, error, send } = useComeBack();
  return (
    <AccountForm
      action={t(($) => $.account.recovery.action)}
      busy={busy}
      check={(values) => faultsOf(t, values, ["name", "code", "newPassword"])}
      onSend={({ name = "", code = "", newPassword = "" }) => send({ name, code: code.trim(), newPassword })}
      error={error}
      placeOf={PLACE_OF}
    >
      <TextField name="name" label={t(($) => $.account.name)} autoComplete="username" />
      <TextField
        name="code"
        label={t(($) => $.account.recovery.code)}
        hint={t(($) => $.account.recovery.written)}
        autoComplete="one-time-code"
      />
      <NewPassword />
    </AccountForm>
  );
}

function NewPassword() {
  const { t } = useTranslation();
  return (
    <PasswordField
      name="newPassword"
      label={t(($) => $.account.recovery.new)}
      hint={t(($) => $.account.passwordHint)}
      autoComplete="new-password"
    />
  );
}
