import { createI18n } from "@trelyazh/i18n";
import type { ErrorCode } from "@trelyazh/protocol";
import type { AppRouter } from "@trelyazh/server/router";
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, TRPCClientError, type Operation, type TRPCLink } from "@trpc/client";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { observable } from "@trpc/server/observable";
import { act, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import type { ClubConnection } from "../club-connection.ts";
import { openTabChannel, type TabChannel } from "../../tabs/tab-channel.ts";
import { Identity } from "../identity/identity.ts";
import { meOptions } from "../identity/me.ts";
import { ConnectionContext, IdentityContext } from "../session.ts";
import { TRPCProvider } from "../trpc.ts";

/** A call that has reached the club, with what the club can do about it. */
export interface ClubCall {
  readonly op: Operation;
  /** Somebody is still there to hear the answer. */
  readonly isOpen: () => boolean;
  readonly answer: (data: unknown) => void;
  /** Sends something on a stream. */
  readonly tell: (data: unknown) => void;
  /** Ends a stream. */
  readonly stop: () => void;
  readonly fail: (error: Error) => void;
}

/** Returns a refusal as it comes over the wire. */
export function refusal(clubCode: ErrorCode): TRPCClientError<AppRouter> {
  return TRPCClientError.from({ error: { code: -32_600, message: clubCode, data: { clubCode } } });
}

/** A line with nothing the matter. */
function openLine(): ClubConnection["line"] {
  return { subscribe: () => () => undefined, state: () => "open", isSending: () => false, outdated: () => undefined };
}

/** A club that does nothing by itself: a test answers its calls, in the order in which they came. */
export function fakeClub(links: readonly TRPCLink<AppRouter>[] = []) {
  const calls: ClubCall[] = [];
  const open = new Set<number>();
  const club: TRPCLink<AppRouter> =
    () =>
    ({ op }) =>
      observable((observer) => {
        open.add(op.id);
        calls.push({
          op,
          isOpen: () => open.has(op.id),
          tell: (data) => observer.next({ result: { type: "data", data } }),
          answer: (data) => {
            observer.next({ result: { type: "data", data } });
            observer.complete();
          },
          stop: () => observer.next({ result: { type: "stopped" } }),
          fail: (error) => observer.error(TRPCClientError.from(error)),
        });
        return () => void open.delete(op.id);
      });
  const client = createTRPCClient<AppRouter>({ links: [...links, club] });
  const connection: ClubConnection = { client, line: openLine(), renew: () => Promise.resolve() };
  return { connection, calls };
}

/** Does something, and waits until what follows from it is shown. */
export function doing(something: () => void): Promise<void> {
  return act(() => {
    something();
    return Promise.resolve();
  });
}

/** Who a browser is that asks this club. */
export function identityAt({ client, renew }: ClubConnection, queryClient: QueryClient, tabs: TabChannel): Identity {
  return new Identity({ queryClient, me: meOptions(createTRPCOptionsProxy({ client, queryClient })), renew, tabs });
}

/** Shows something as a part of the application, and returns how to take it away. */
export async function showInClub(connection: ClubConnection, shown: ReactNode) {
  // React wants to be told that updates are waited for.
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  // As in the application.
  notifyManager.setScheduler(queueMicrotask);
  const queryClient = new QueryClient();
  const identity = identityAt(connection, queryClient, openTabChannel("session"));
  const texts = await createI18n("en");
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  await doing(() =>
    root.render(
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={queryClient}>
          <ConnectionContext value={connection}>
            <IdentityContext value={identity}>
              <TRPCProvider trpcClient={connection.client} queryClient={queryClient}>
                {shown}
              </TRPCProvider>
            </IdentityContext>
          </ConnectionContext>
        </QueryClientProvider>
      </I18nextProvider>,
    ),
  );
  return {
    place,
    [Symbol.asyncDispose]: async () => {
      await doing(() => root.unmount());
      place.remove();
      queryClient.clear();
    },
  };
}
