import { PASSWORD_LENGTH } from "@trelyazh/protocol";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Pressable } from "#ui/pressable.tsx";
import styles from "./password-field.module.css";
import { TextField } from "./text-field.tsx";

interface PasswordFieldProps {
  readonly name: string;
  readonly label: string;
  readonly autoComplete: "new-password" | "current-password";
  readonly hint?: string;
}

/** A password, which can be shown to whoever types it. */
export function PasswordField(props: PasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <TextField {...props} type={isShown ? "text" : "password"} maxLength={PASSWORD_LENGTH.most}>
      <Pressable
        aria-label={isShown ? t(($) => $.account.hide) : t(($) => $.account.show)}
        onClick={() => setShown(!isShown)}
        className={styles["look"]}
      >
        {isShown ? t(($) => $.account.hideShort) : t(($) => $.account.showShort)}
      </Pressable>
    </TextField>
  );
}
