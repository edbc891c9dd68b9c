import { sessionRouter } from "./accounts/session.router.ts";
import { lobbyRouter } from "./lobby/lobby.router.ts";
import { tableRouter } from "./tables/table.router.ts";
import { router } from "./trpc.ts";

/** Everything that clients may ask. */
export const appRouter = router({ session: sessionRouter, lobby: lobbyRouter, table: tableRouter });

export type AppRouter = typeof appRouter;
