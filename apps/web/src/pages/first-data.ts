import { learn } from "@trelyazh/i18n";
import type { QueryClient } from "@tanstack/react-query";
import type { i18n } from "i18next";
import { meOptions } from "#lib/club/identity/me.ts";
import type { ClubQueries } from "#lib/club/trpc.ts";

/*
 * Each page's first data is asked for by the loader of its route, beside the page's own code. Nothing waits for the club's answers,
 * and no refusal is told here: the page shows both, from the query cache.
 */

/** What the loaders of routes have at hand. */
export interface Asking {
  readonly queryClient: QueryClient;
  readonly trpc: ClubQueries;
}

export interface Speaking {
  readonly texts: i18n;
}

/** A page asks when somebody comes to it, not when something opens or closes over it. */
export function isEntered({ cause }: { readonly cause: "enter" | "stay" | "preload" }): boolean {
  return cause !== "stay";
}

/** For a page with a table, which cannot be shown without them: the texts that only such pages have. */
export function learnToSpeakOfTables({ texts }: Speaking): Promise<void> {
  return learn(texts, "atTables");
}

/** For the lessons, which are played at a table. */
export async function learnToSpeakOfLessons({ texts }: Speaking): Promise<void> {
  await Promise.all([learn(texts, "atTables"), learn(texts, "inLessons")]);
}

/** For the pages of people. */
export function learnToSpeakOfPeople({ texts }: Speaking): Promise<void> {
  return learn(texts, "withPeople");
}

/** For every page: who the visitor is. */
export function askWhoIsHere({ queryClient, trpc }: Asking): void {
  void queryClient.prefetchQuery(meOptions(trpc));
}

async function prefetchMine({ queryClient, trpc }: Asking): Promise<void> {
  const me = await queryClient.fetchQuery(meOptions(trpc)).catch(() => null);
  if (me !== null && me.user !== null) await queryClient.prefetchQuery(trpc.table.mine.queryOptions());
}

/** For the landing page: whether the visitor has a table to go on with. */
export function askForOwnTables(asking: Asking): void {
  void prefetchMine(asking);
}

/** For the lobby: its list besides, and the texts that only it has. */
export function askForLobby(asking: Asking & Speaking): Promise<void> {
  const { queryClient, trpc, texts } = asking;
  void queryClient.prefetchQuery(trpc.lobby.list.queryOptions());
  askForOwnTables(asking);
  return learn(texts, "inLobby");
}
