import type { Locale } from "@trelyazh/i18n";
import { MEMBER_ROUTES, type AddEmail, type ProvenBy, type Recover } from "@trelyazh/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { askForCookie } from "#lib/club/identity/ask-for-cookie.ts";
import { useConnection, useIdentity } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import type { ProvenWish } from "../passkeys/proven-wish.ts";

function useLocale(): Locale {
  // The client speaks no other languages.
  return useTranslation().i18n.language as Locale;
}

/** Has a letter sent to an address; the answer is the same whether it is anybody's. */
export function useAskForCode() {
  const locale = useLocale();
  return useMutation({ mutationFn: (email: string) => askForCookie(MEMBER_ROUTES.askForCode, { email, locale }) });
}

/** Has whoever has a code be that member here. */
export function useRecover() {
  const identity = useIdentity();
  return useMutation({
    mutationFn: async (wish: Recover) => {
      await askForCookie(MEMBER_ROUTES.recover, wish);
      await identity.changed();
    },
  });
}

/** What a member prepares for the day on which the password is lost. */
export function useWaysBack() {
  const { client } = useConnection();
  const locale = useLocale();
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().member.own.queryOptions();
  const onSuccess = () => queryClient.invalidateQueries({ queryKey });
  return {
    add: useMutation({
      mutationFn: async ({ email, prove }: ProvenWish<Pick<AddEmail, "email">>) =>
        client.member.addEmail.mutate({ email, locale, ...(await prove()) }),
    }),
    prove: useMutation({ mutationFn: (code: string) => client.member.proveEmail.mutate({ code }), onSuccess }),
    remove: useMutation({
      mutationFn: async (prove: () => Promise<ProvenBy>) => client.member.removeEmail.mutate(await prove()),
      onSuccess,
    }),
    renew: useMutation({
      mutationFn: async (prove: () => Promise<ProvenBy>) => client.member.renewRecoveryCodes.mutate(await prove()),
      onSuccess,
    }),
  };
}
