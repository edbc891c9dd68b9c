import { cloneTemplate, startTemplateServer } from "@trelyazh/db";
import { fakeClock } from "@trelyazh/testkit";
import { startTestClub } from "../../apps/server/src/testing/club/start-test-club.ts";

/** A whole club whose deals follow from a seed and whose clock moves by hand. */
export interface StagedClub extends AsyncDisposable {
  readonly url: string;
  /** When its clock started, in epoch milliseconds. */
  readonly startAt: number;
  /** What time it is there, in epoch milliseconds. */
  now(): number;
  /** Lets time go by until then, or until the club does something by itself before. */
  advanceTowards(at: number): Promise<void>;
  /** Resolves when it is so; meanwhile the club does what is due, but its clock stands still. */
  until(isSo: () => boolean): Promise<void>;
}

/** Real milliseconds after which something that was waited for will not come. */
const PATIENCE_MS = 30_000;

const CLOSING_STEP_MS = 100;

/** Starts it, with a PostgreSQL of its own. */
export async function stageClub(seed: number): Promise<StagedClub> {
  await using stack = new AsyncDisposableStack();
  const postgres = stack.use(await startTemplateServer());
  const database = stack.use(await cloneTemplate(postgres.url));
  const clock = fakeClock();
  const startAt = clock.now();
  const club = stack.use(await startTestClub({ seed, clock, database }));
  const resources = stack.move();
  return {
    url: club.url,
    startAt,
    now: () => clock.now(),
    advanceTowards: (at) => clock.advance(Math.max(0, Math.min(at, clock.nextAt() ?? at) - clock.now())),
    async until(isSo) {
      const giveUpAt = performance.now() + PATIENCE_MS;
      while (!isSo()) {
        if (performance.now() > giveUpAt) throw new Error(`it never came to this: ${isSo.toString()}`);
        await clock.advance(0);
      }
    },
    async [Symbol.asyncDispose]() {
      let isClosed = false;
      const closed = resources.disposeAsync().finally(() => (isClosed = true));
      // Sockets that are left are closed bit by bit.
      while (!isClosed) await clock.advance(CLOSING_STEP_MS);
      await closed;
    },
  };
}
