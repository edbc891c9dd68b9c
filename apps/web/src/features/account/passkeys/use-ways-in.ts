import type { AddPasskey } from "@trelyazh/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useConnection } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { notify } from "#lib/toasts.ts";
import { makePasskey } from "./ceremonies.ts";
import type { ProvenWish } from "./proven-wish.ts";

/** By what a member signs in. A club of the release before knows passwords only, and does not say so. */
export function useWaysIn() {
  return useQuery(useTRPC().member.waysIn.queryOptions(undefined, { retry: false }));
}

export function useRenewWaysIn(): () => Promise<void> {
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().member.waysIn.queryOptions();
  return () => queryClient.invalidateQueries({ queryKey });
}

/** Has the browser make a passkey for a member. */
export function useAddPasskey(name: string) {
  const { client } = useConnection();
  const { t } = useTranslation();
  const renew = useRenewWaysIn();
  return useMutation({
    mutationFn: async ({ label, prove }: ProvenWish<Pick<AddPasskey, "label">>) => {
      const proof = await prove();
      return client.member.addPasskey.mutate({ label, proof, made: await makePasskey(name) });
    },
    onSuccess: async () => {
      await renew();
      notify(t(($) => $.account.passkeys.added));
    },
  });
}

export function useRemovePasskey() {
  const { client } = useConnection();
  const { t } = useTranslation();
  const renew = useRenewWaysIn();
  return useMutation({
    mutationFn: (passkeyId: string) => client.member.removePasskey.mutate({ passkeyId }),
    onError: useRefusalToast(),
    onSuccess: async () => {
      await renew();
      notify(t(($) => $.account.passkeys.removed));
    },
  });
}
