import { procedure, router } from "../trpc.ts";

export const lobbyRouter = router({
  list: procedure.query(({ ctx }) => ctx.club.lobby.list()),
  tables: procedure.subscription(({ ctx }) => ctx.club.lobby.watch()),
});
