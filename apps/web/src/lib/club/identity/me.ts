import type { AppRouter } from "@trelyazh/server/router";
import type { inferRouterOutputs } from "@trpc/server";
import { refusalIn } from "../club-errors.ts";
import type { ClubQueries } from "../trpc.ts";

/** Who this browser is, and whether it keeps cookies. */
export type Me = inferRouterOutputs<AppRouter>["session"]["me"];

const ATTEMPTS = 3;

export function isBan(error: unknown): boolean {
  return refusalIn(error) === "BANNED";
}

/** Asks who this browser is in the club; `user` is null for strangers. Anyone who is banned is told so at once. */
export function meOptions({ session }: ClubQueries) {
  return session.me.queryOptions(undefined, {
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => !isBan(error) && failures < ATTEMPTS,
  });
}

export type MeOptions = ReturnType<typeof meOptions>;
