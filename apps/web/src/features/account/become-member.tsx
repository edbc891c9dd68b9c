import { personName } from "@trelyazh/i18n";
import { nameFault, PASSWORD_LENGTH, tidyName } from "@trelyazh/protocol";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { SIGN_IN } from "#lib/account-doors.ts";
import { paths } from "#lib/paths.ts";
import { notify } from "#lib/toasts.ts";
import { buttonClass } from "#ui/button.tsx";
import { AccountForm, type Values } from "./account-form.tsx";
import { CookieLost, useBecome, useToldElsewhere } from "./use-account.ts";
import { AccountPanel } from "./account-panel.tsx";
import { arePasskeysPossible } from "./passkeys/ceremonies.ts";
import { useOwnDevice } from "./passkeys/use-own-device.ts";
import { PasswordField } from "./password-field.tsx";
import { TextField } from "./text-field.tsx";

const PLACE_OF = { NAME_TAKEN: "name", BAD_NAME: "name", BAD_INPUT: "name", COMMON_PASSWORD: "password" } as const;

/** Sends the wish, and tells what came of it where no field does. */
function useWish() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const become = useBecome();
  const tellElsewhere = useToldElsewhere(PLACE_OF);
  const onError = (error: unknown) => {
    if (!(error instanceof CookieLost)) {
      tellElsewhere(error);
      return;
    }
    notify(t(($) => $.account.become.half));
    void navigate({ to: paths.account, params: SIGN_IN });
  };
  const label = useOwnDevice();
  const send = ({ name = "", password = "", by }: Values) =>
    become.mutate(by === "other" ? { name: name.trim(), label } : { name: name.trim(), password }, {
      onError,
      onSuccess: () => notify(t(($) => $.account.become.done)),
    });
  return { send, busy: become.isPending, error: become.error };
}

/** A name that the club has made is nobody's own. */
function useOwnName(): string {
  const { t } = useTranslation();
  const name = useMe().data?.user?.name ?? "";
  return personName(t, name) === name ? name : "";
}

/** A guest, or a stranger, becomes a member where they are. */
export function BecomeMember() {
  const { t } = useTranslation();
  const wish = useWish();
  const suggested = useOwnName();
  const check = ({ name = "", password = "", by }: Values) => {
    const fault = nameFault(tidyName(name));
    return {
      ...(fault !== null && {
        name: name.trim() === "" ? t(($) => $.account.faults.name) : t(($) => $.names.faults[fault]),
      }),
      ...(by !== "other" && password.length < PASSWORD_LENGTH.least && { password: t(($) => $.account.faults.short) }),
    };
  };
  return (
    <AccountPanel title={t(($) => $.account.become.title)} isFirst>
      <p className="leading-relaxed">{t(($) => $.account.become.text)}</p>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.become.keeps)}</p>
      <AccountForm
        action={t(($) => $.account.become.action)}
        other={arePasskeysPossible() ? t(($) => $.account.passkeys.become) : undefined}
        check={check}
        busy={wish.busy}
        error={wish.error}
        onSend={wish.send}
        placeOf={PLACE_OF}
        textOf={{ NAME_TAKEN: t(($) => $.names.taken) }}
      >
        <TextField
          key={suggested}
          name="name"
          label={t(($) => $.account.name)}
          hint={t(($) => $.account.nameHint)}
          autoComplete="username"
          defaultValue={suggested}
        />
        <PasswordField
          name="password"
          label={t(($) => $.account.password)}
          hint={t(($) => $.account.passwordHint)}
          autoComplete="new-password"
        />
      </AccountForm>
      <Link to={paths.account} params={SIGN_IN} className={`${buttonClass("ghost")} self-start`}>
        {t(($) => $.account.become.signIn)}
      </Link>
    </AccountPanel>
  );
}
