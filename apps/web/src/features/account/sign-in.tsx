import { personName } from "@trelyazh/i18n";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useMe } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { COME_BACK } from "#lib/account-doors.ts";
import { paths } from "#lib/paths.ts";
import { notify } from "#lib/toasts.ts";
import { buttonClass } from "#ui/button.tsx";
import { AccountForm, type Values } from "./account-form.tsx";
import { AccountPanel } from "./account-panel.tsx";
import { arePasskeysPossible } from "./passkeys/ceremonies.ts";
import { PasswordField } from "./password-field.tsx";
import { TextField } from "./text-field.tsx";
import { useSignIn, useToldElsewhere } from "./use-account.ts";

const PLACE_OF = { WRONG_PASSWORD: "password", BAD_INPUT: "name" } as const;

/** A member comes in by name and password; a guest who was here goes, and is told so before. */
export function SignIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const signIn = useSignIn();
  const tellElsewhere = useToldElsewhere(PLACE_OF);
  const check = ({ name = "", password = "", by }: Values) =>
    by === "other"
      ? {}
      : {
          ...(name.trim() === "" && { name: t(($) => $.account.faults.name) }),
          ...(password === "" && { password: t(($) => $.account.faults.empty) }),
        };
  const send = ({ name = "", password = "", by }: Values) =>
    signIn.mutate(by === "other" ? "passkey" : { name: name.trim(), password }, {
      onError: tellElsewhere,
      onSuccess() {
        notify(t(($) => $.account.signIn.done));
        void navigate({ to: paths.lobby });
      },
    });
  return (
    <AccountPanel title={t(($) => $.account.signIn.title)} isFirst>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.account.signIn.text)}</p>
      <WhoLeaves />
      <AccountForm
        action={t(($) => $.account.signIn.action)}
        other={arePasskeysPossible() ? t(($) => $.account.passkeys.signIn) : undefined}
        busy={signIn.isPending}
        check={check}
        onSend={send}
        error={signIn.error}
        placeOf={PLACE_OF}
      >
        <TextField name="name" label={t(($) => $.account.name)} autoComplete="username" maxLength={200} />
        <PasswordField name="password" label={t(($) => $.account.password)} autoComplete="current-password" />
      </AccountForm>
      <div className="flex flex-wrap gap-2">
        <Link to={paths.account} params={COME_BACK} className={buttonClass("ghost")}>
          {t(($) => $.account.recovery.lost)}
        </Link>
        <Link to={paths.account} params={{}} className={buttonClass("ghost")}>
          {t(($) => $.account.signIn.become)}
        </Link>
      </div>
    </AccountPanel>
  );
}

/** What becomes of the guest that this browser is. */
function WhoLeaves() {
  const { t } = useTranslation();
  const user = useMe().data?.user ?? null;
  const own = useQuery(useTRPC().member.own.queryOptions(undefined, { enabled: user !== null })).data;
  if (user === null || own?.isGuest !== true) return null;
  return (
    <p
      role="note"
      className="rounded-soft border border-line-strong bg-sunken px-4 py-3 text-[0.9375rem] leading-relaxed"
    >
      {t(($) => $.account.signIn.leaves, { name: personName(t, user.name) })}
    </p>
  );
}
