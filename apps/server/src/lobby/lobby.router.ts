import { publicProcedure, router } from "../trpc.ts";

export const lobbyRouter = router({
  list: publicProcedure.query(({ ctx }) => ctx.club.lobby.list()),
  tables: publicProcedure.subscription(({ ctx }) => ctx.club.lobby.watch()),
});
