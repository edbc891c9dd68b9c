import type { Translate } from "@trelyazh/i18n";
import { PASSWORD_LENGTH } from "@trelyazh/protocol";
import type { Values } from "../account-form.tsx";
import type { Faults } from "../faults.ts";

type Field = "name" | "email" | "code" | "newPassword";

/** Returns what is wrong with those fields before anything is sent. */
export function faultsOf(t: Translate, values: Values, fields: readonly Field[]): Faults {
  const text = {
    name: t(($) => $.account.faults.name),
    email: t(($) => $.account.recovery.faults.email),
    code: t(($) => $.account.recovery.faults.code),
    newPassword: t(($) => $.account.faults.short),
  };
  const isWrong = (field: Field) => {
    const said = (values[field] ?? "").trim();
    if (field === "newPassword") return (values[field] ?? "").length < PASSWORD_LENGTH.least;
    return field === "email" ? !/^\S+@\S+\.\S+$/.test(said) : said === "";
  };
  return Object.fromEntries(fields.filter(isWrong).map((field) => [field, text[field]]));
}
