import {
  MEMBER_ROUTES,
  type BecomeByPasskey,
  type BecomeMember,
  type ChangePassword,
  type ErrorCode,
  type SignIn,
} from "@trelyazh/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { askForCookie } from "#lib/club/identity/ask-for-cookie.ts";
import { refusalIn } from "#lib/club/club-errors.ts";
import { useConnection, useIdentity } from "#lib/club/session.ts";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { notify } from "#lib/toasts.ts";
import type { ProvenWish } from "./passkeys/proven-wish.ts";
import { useRenewWaysIn } from "./passkeys/use-ways-in.ts";
import { answerByPasskey, makePasskey, PasskeyStopped } from "./passkeys/ceremonies.ts";

/** The club has done it, and its answer could not be taken: the browser has no cookie of it. */
export class CookieLost extends Error {
  override readonly name = "CookieLost";

  constructor(cause: unknown) {
    super("the cookie did not come", { cause });
  }
}

const TRIES = 3;

async function takeCookie(claim: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    try {
      await askForCookie(MEMBER_ROUTES.cookie, { claim });
      return;
    } catch (cause) {
      if (left <= 1 || refusalIn(cause) !== null) throw new CookieLost(cause);
    }
  }
}

/** Tells by a toast what no field of the form tells. */
export function useToldElsewhere(placeOf: Partial<Record<ErrorCode, string>>): (error: unknown) => void {
  const showRefusal = useRefusalToast();
  const { t } = useTranslation();
  return (error) => {
    if (error instanceof PasskeyStopped) {
      notify(t(($) => $.account.passkeys.stopped));
      return;
    }
    const code = refusalIn(error);
    if (code === null || placeOf[code] === undefined) showRefusal(error);
  };
}

/** What somebody becomes a member by: a password, or a passkey that their browser makes. */
export type BecomeWish = BecomeMember | Omit<BecomeByPasskey, "made">;

/** Has whoever is here, a stranger too, be a member from now on. The line stays theirs; the cookie is another one. */
export function useBecome() {
  const identity = useIdentity();
  const { client } = useConnection();
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().member.own.queryOptions();
  return useMutation({
    mutationFn: async (wish: BecomeWish) => {
      await identity.enter();
      const { claim } =
        "password" in wish
          ? await client.member.become.mutate(wish)
          : await client.member.becomeByPasskey.mutate({ ...wish, made: await makePasskey(wish.name) });
      await takeCookie(claim);
      await identity.changed();
      await queryClient.invalidateQueries({ queryKey });
    },
  });
}

export function useSignIn() {
  const identity = useIdentity();
  return useMutation({
    mutationFn: async (wish: SignIn | "passkey") => {
      if (wish === "passkey")
        await askForCookie(MEMBER_ROUTES.signInByPasskey, { answer: await answerByPasskey("signIn") });
      else await askForCookie(MEMBER_ROUTES.signIn, wish);
      await identity.changed();
    },
  });
}

export function useSignOut() {
  const identity = useIdentity();
  const onError = useRefusalToast();
  return useMutation({
    mutationFn: async () => {
      await askForCookie("sign-out");
      await identity.changed();
    },
    onError,
  });
}

export function useChangePassword() {
  const { client } = useConnection();
  const { t } = useTranslation();
  const renewSessions = useRenewSessions();
  const renewWaysIn = useRenewWaysIn();
  return useMutation({
    mutationFn: async ({ newPassword, prove }: ProvenWish<Pick<ChangePassword, "newPassword">>) =>
      client.member.changePassword.mutate({ newPassword, ...(await prove()) }),
    onSuccess: async () => {
      await Promise.all([renewSessions(), renewWaysIn()]);
      notify(t(($) => $.account.change.done));
    },
  });
}

/** Ends a session of one's own, or all others when none is named. */
export function useEndSession() {
  const { client } = useConnection();
  const { t } = useTranslation();
  const renewSessions = useRenewSessions();
  const onError = useRefusalToast();
  return useMutation({
    mutationFn: (sessionId: string | null) =>
      sessionId === null ? client.member.endOtherSessions.mutate() : client.member.endSession.mutate({ sessionId }),
    onError,
    onSuccess: async () => {
      await renewSessions();
      notify(t(($) => $.account.sessions.ended));
    },
  });
}

function useRenewSessions(): () => Promise<void> {
  const queryClient = useQueryClient();
  const { queryKey } = useTRPC().member.sessions.queryOptions();
  return () => queryClient.invalidateQueries({ queryKey });
}
