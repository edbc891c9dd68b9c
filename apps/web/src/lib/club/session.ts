import { useMutation, useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { ClubConnection } from "./club-connection.ts";
import type { Identity } from "./identity/identity.ts";
import { isBan, meOptions } from "./identity/me.ts";
import { useTRPC } from "./trpc.ts";

export const ConnectionContext = createContext<ClubConnection | null>(null);
export const IdentityContext = createContext<Identity | null>(null);

export function useConnection(): ClubConnection {
  const connection = useContext(ConnectionContext);
  if (connection === null) throw new Error("useConnection outside of the application");
  return connection;
}

export function useIdentity(): Identity {
  const identity = useContext(IdentityContext);
  if (identity === null) throw new Error("useIdentity outside of the application");
  return identity;
}

export function useMe() {
  return useQuery(meOptions(useTRPC()));
}

/** Whether the club refuses to say any more than that. */
export function useIsBanned(): boolean {
  return isBan(useMe().error);
}

/** Whether this browser keeps no cookies: the first answer brings one, and only the second can tell what became of it. */
export function useRefusesCookies(): boolean {
  const identity = useIdentity();
  const { data: me } = useMe();
  const isUnknown = me !== undefined && me.user === null && !me.keepsCookies;
  const { data: isRefused = false } = useQuery({
    queryKey: ["refuses-cookies"],
    queryFn: async () => !(await identity.refresh()).keepsCookies,
    enabled: isUnknown,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return isUnknown && isRefused;
}

/** Lets a stranger in as a guest; does nothing for anyone who is in already. */
export function useEnter() {
  const identity = useIdentity();
  return useMutation({ mutationFn: () => identity.enter() });
}
