import { Hello, type Releases } from "@trelyazh/protocol";
import { inputOf, procedure, router } from "../trpc.ts";

/** What may be asked about releases. */
export interface ReleaseDesk {
  /** Takes note of a client's release, and tells the club's. */
  hello(client: Hello): Releases;
  /** Somebody has said what is no release's number. */
  readonly refused: () => void;
}

/** Everybody is answered, those too who are kept out, and without the database: the line uses it to find out who is there. */
export const releaseRouter = (desk: ReleaseDesk) =>
  router({ hello: procedure.input(inputOf(Hello, desk.refused)).query(({ input }) => desk.hello(input)) });
