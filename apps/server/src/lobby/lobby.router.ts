import { publicProcedure, router } from "../trpc.ts";

export const lobbyRouter = router({
  list: publicProcedure.query(({ ctx }) => ctx.club.lobby.list()),
  tables: publicProcedure.subscription(({ ctx, signal }) => ctx.club.lobby.watch(signal ?? AbortSignal.any([]))),
});
