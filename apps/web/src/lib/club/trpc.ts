import type { AppRouter } from "@trelyazh/server/router";
import { createTRPCContext, type TRPCOptionsProxy } from "@trpc/tanstack-react-query";

export const { TRPCProvider, useTRPC } = createTRPCContext<AppRouter>();

/** What can be asked of the club. */
export type ClubQueries = TRPCOptionsProxy<AppRouter>;

/** What a route's loader has asked for so short a time ago, its page does not ask for again. */
export const JUST_ASKED_MS = 2000;
