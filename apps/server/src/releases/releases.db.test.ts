import { OLDEST_RELEASE, RELEASE, TRPC_HTTP_PATH } from "@trelyazh/protocol";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, refusalOf } from "../testing/people/guest.ts";
import { scrape } from "../testing/club/scrape.ts";
import { startTestClub, type TestClub } from "../testing/club/start-test-club.ts";

const RELEASES = { release: RELEASE, oldestRelease: OLDEST_RELEASE };

let club: TestClub;
beforeAll(async () => {
  club = await startTestClub({ metrics: true });
});
afterAll(() => club[Symbol.asyncDispose]());

const hellos = async (standing: string) =>
  (await scrape(club.metricsUrl)).get(`trelyazh_hellos_total{standing="${standing}"}`) ?? 0;

describe("the club tells its release", () => {
  test("over a socket and over HTTP, to strangers too, and counts how they stand", async () => {
    await using stranger = await connect(club.url, "");
    expect(await stranger.api.club.hello.query({ release: RELEASE })).toEqual(RELEASES);
    const input = encodeURIComponent(JSON.stringify({ release: RELEASE + 1 }));
    const answer = await fetch(`${club.url}${TRPC_HTTP_PATH}/club.hello?input=${input}`);
    expect(await answer.json()).toEqual({ result: { data: RELEASES } });
    expect([await hellos("current"), await hellos("ahead")]).toEqual([1, 1]);
  });

  test("to operators, among the metrics", async () => {
    const metrics = await scrape(club.metricsUrl);
    expect(metrics.get('trelyazh_release{which="own"}')).toBe(RELEASE);
    expect(metrics.get('trelyazh_release{which="oldest"}')).toBe(OLDEST_RELEASE);
  });
});

test("a forged release number is refused and counted, and nothing else comes of it", async () => {
  const guest = await club.guest();
  const forged = [0, -1, 1.5, 1e15, "1", "1; drop table users", null, {}, [RELEASE], "9".repeat(10_000)];
  for (const release of forged) {
    // What a hostile client sends is of no type.
    expect(await refusalOf(guest.api.club.hello.query({ release } as never)), JSON.stringify(release)).toBe(
      "BAD_INPUT",
    );
  }
  expect(await refusalOf(guest.api.club.hello.query({ release: RELEASE, more: 1 } as never))).toBe("BAD_INPUT");
  const input = encodeURIComponent('{"release":-7}');
  expect((await fetch(`${club.url}${TRPC_HTTP_PATH}/club.hello?input=${input}`)).status).toBe(400);
  expect(await hellos("refused")).toBe(forged.length + 2);
  expect(await guest.api.club.hello.query({ release: RELEASE })).toEqual(RELEASES);
});
