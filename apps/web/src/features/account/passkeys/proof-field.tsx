import { useTranslation } from "react-i18next";
import { PasswordField } from "../password-field.tsx";
import { useProof } from "./use-proof.ts";

/** Where a member says the password; whoever has none hears for what the browser is going to ask. */
export function ProofField() {
  const { t } = useTranslation();
  const { isByPassword } = useProof();
  if (isByPassword)
    return <PasswordField name="password" label={t(($) => $.account.change.now)} autoComplete="current-password" />;
  return <p className="text-sm leading-snug text-ink-soft">{t(($) => $.account.passkeys.proof)}</p>;
}
