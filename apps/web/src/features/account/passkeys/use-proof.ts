import type { ProvenBy } from "@trelyazh/protocol";
import { useTranslation } from "react-i18next";
import type { Values } from "../account-form.tsx";
import type { Faults } from "../faults.ts";
import { answerByPasskey } from "./ceremonies.ts";
import { useWaysIn } from "./use-ways-in.ts";

/** By what the member proves to be there who fills in a form with a `ProofField`. */
export function useProof() {
  const { t } = useTranslation();
  const isByPassword = useWaysIn().data?.hasPassword ?? true;
  return {
    isByPassword,
    check: ({ password = "" }: Values): Faults =>
      isByPassword && password === "" ? { password: t(($) => $.account.faults.empty) } : {},
    prove: async ({ password = "" }: Values): Promise<ProvenBy> =>
      isByPassword ? { password } : { passkey: await answerByPasskey("proof") },
  };
}
