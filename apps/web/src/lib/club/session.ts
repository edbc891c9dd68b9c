import { AUTH_PATH } from "@trelyazh/protocol";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { ClubConnection } from "./club-connection.ts";
import { ClubRefusal, refusalIn } from "./club-errors.ts";
import { useTRPC, type ClubQueries } from "./trpc.ts";

export const ConnectionContext = createContext<ClubConnection | null>(null);

export function useConnection(): ClubConnection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error("useConnection outside of the application");
  return connection;
}

const ATTEMPTS = 3;

function isBan(error: unknown): boolean {
  return refusalIn(error) === "BANNED";
}

/** Asks who this browser is in the club; `user` is null for strangers. Anyone who is banned is told so at once. */
export function meOptions({ session }: ClubQueries) {
  return session.me.queryOptions(undefined, {
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => !isBan(error) && failures < ATTEMPTS,
  });
}

export function useMe() {
  return useQuery(meOptions(useTRPC()));
}

/** Whether the club refuses to say any more than that. */
export function useIsBanned(): boolean {
  return isBan(useMe().error);
}

async function signInAsGuest(): Promise<void> {
  const response = await fetch(`${AUTH_PATH}/sign-in/anonymous`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  if (!response.ok) throw new ClubRefusal(response.status === 429 ? "TOO_MANY_REQUESTS" : "INTERNAL");
}

/** Lets a stranger in as a guest; does nothing for anyone who is in already. */
export function useEnter() {
  const me = useTRPC().session.me.queryOptions();
  const queryClient = useQueryClient();
  const connection = useConnection();
  return useMutation({
    mutationFn: async () => {
      const known = await queryClient.fetchQuery(me);
      if (known.user !== null) return;
      await signInAsGuest();
      await connection.renew();
      await queryClient.invalidateQueries({ queryKey: me.queryKey });
    },
  });
}
