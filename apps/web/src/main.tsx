// First, since it names the layers that all other styles are in.
import "./styles/index.css";
import { createI18n } from "@trelyazh/i18n";
import { notifyManager, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createRouter, RouterProvider } from "@tanstack/react-router";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import type { i18n } from "i18next";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createClubConnection, type ClubConnection } from "#lib/club/club-connection.ts";
import { followFaults } from "#lib/club/faults/follow-faults.ts";
import { FaultReporter } from "#lib/club/faults/fault-reporter.ts";
import { bearForeignHands } from "#lib/foreign-hands.ts";
import { scrollKeyOf } from "#lib/layers.ts";
import { followLocale, localePreference } from "#lib/preferences/locale.ts";
import { Identity } from "#lib/club/identity/identity.ts";
import { meOptions } from "#lib/club/identity/me.ts";
import { followReleases } from "#lib/club/releases.ts";
import { ConnectionContext, IdentityContext } from "#lib/club/session.ts";
import { applyTheme } from "#lib/preferences/theme.ts";
import { TRPCProvider } from "#lib/club/trpc.ts";
import { keepShell } from "#lib/service-worker/register.ts";
import { openTabChannel } from "#lib/tabs/tab-channel.ts";
import { followRenewal, isMissing, renewal } from "#lib/renewal/page-renewal.ts";
import { notify } from "#lib/toasts.ts";
import { PartBoundary } from "#ui/part-boundary.tsx";
import { AskPicturesContext, type AskPictures } from "#ui/person/ask-pictures.ts";
import { routeTree } from "./routeTree.gen.ts";

// The line knows better than the browser whether there is a network, and keeps what has to wait.
const networkMode = "always";
const queryClient = new QueryClient({ defaultOptions: { queries: { networkMode }, mutations: { networkMode } } });
const connection: ClubConnection = createClubConnection({
  onSignedOut: () => identity.look(),
  isMember: () => identity.isMember(),
  onSeated: () => identity.tellTabs(),
  onBanned: (refusal) => identity.banned(refusal),
});
const trpc = createTRPCOptionsProxy({ client: connection.client, queryClient });
const identity = new Identity({
  queryClient,
  me: meOptions(trpc),
  renew: () => connection.renew(),
  tabs: openTabChannel("trelyazh.session"),
});
const askPictures: AskPictures = (userIds) => connection.client.people.pictures.query({ userIds: [...userIds] });
const faults = new FaultReporter({
  send: (report) => connection.client.client.fault.mutate(report),
  path: () => location.pathname,
  userAgent: navigator.userAgent,
});

function createClubRouter(texts: i18n) {
  return createRouter({
    routeTree,
    defaultPreload: "intent",
    scrollRestoration: true,
    getScrollRestorationKey: scrollKeyOf,
    context: { queryClient, trpc, texts },
  });
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof createClubRouter>;
  }
}

function tellCaught(error: unknown, { errorBoundary }: { readonly errorBoundary?: unknown }): void {
  faults.report(error, {
    part: errorBoundary instanceof PartBoundary ? errorBoundary.props.part : "page",
    kind: isMissing(error) ? "missing" : "drawing",
  });
}

function tellUncaught(error: unknown): void {
  faults.report(error, { part: "page", kind: "drawing" });
}

/** All that can be said where the texts themselves cannot be loaded, and loading the page anew has not helped. */
const NO_TEXTS =
  "Страница не загрузилась. Проверьте связь и обновите её. / The page could not be loaded. Check your connection and load it anew.";

/** Shows the page once its texts are here: of all languages only the visitor's is loaded. */
async function start(root: HTMLElement): Promise<void> {
  const texts = await createI18n(localePreference.get(), ["everywhere"]);
  followLocale(texts, () => notify(texts.t(($) => $.line.lost)));
  const router = createClubRouter(texts);
  // What the build has written there can be read until all is here that the client puts in its place.
  if (root.hasChildNodes()) await router.load();
  createRoot(root, { onCaughtError: tellCaught, onUncaughtError: tellUncaught }).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <QueryClientProvider client={queryClient}>
          <ConnectionContext value={connection}>
            <IdentityContext value={identity}>
              <TRPCProvider trpcClient={connection.client} queryClient={queryClient}>
                <AskPicturesContext value={askPictures}>
                  <RouterProvider router={router} />
                </AskPicturesContext>
              </TRPCProvider>
            </IdentityContext>
          </ConnectionContext>
        </QueryClientProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

// React must hear that something is on its way before the next click can come; a timer, the default, may be later.
notifyManager.setScheduler(queueMicrotask);
applyTheme();
bearForeignHands();
followRenewal();
followFaults(faults);
followReleases({
  line: connection.line,
  hello: (hello) => connection.client.club.hello.query(hello),
  onOutdated(oldestRelease) {
    renewal.want("outdated", `release ${oldestRelease}`);
    // A page that has to live with its age is to say how its line stands.
    if (renewal.state().kind === "due") connection.line.outdated();
  },
  onBehind: () => renewal.offer(),
});
renewal.heed({
  isUnderWay: () => queryClient.isMutating() > 0,
  subscribe: (listener) => queryClient.getMutationCache().subscribe(listener),
});
identity.follow();

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
start(root).catch((error: unknown) => {
  faults.report(error, { part: "page", kind: isMissing(error) ? "missing" : "error" });
  if (!root.hasChildNodes()) root.textContent = NO_TEXTS;
});
keepShell();
