import { randomUUID } from "node:crypto";
import { seededRandom } from "@trelyazh/testkit";
import { stageClub, type StagedClub } from "./club.ts";
import { Company } from "./company.ts";
import { INCIDENTS } from "./incidents.ts";
import { Person } from "./person.ts";
import { Tape } from "./tape.ts";

const WISH = { preset: "sochi", poolTarget: 6, turnSeconds: 60, bots: 0 };

/** Three people sign in, meet at a new table, play a whole pulya and leave; returns the recording's lines. */
export async function playSession(seed: number): Promise<readonly string[]> {
  await using club = await stageClub(seed);
  const tape = new Tape();
  const persons = [new Person("A", club, tape), new Person("B", club, tape), new Person("C", club, tape)] as const;
  const lobbies = await arrive(persons);
  const company = await takeSeats({ club, persons, seed });
  await playPulya(company);
  await part(company, lobbies);
  return tape.lines(club.startAt);
}

type Persons = Company["persons"];

/** Signs them in one after another and opens the lobby; returns the numbers of those subscriptions. */
async function arrive(persons: Persons): Promise<readonly number[]> {
  const lobbies: number[] = [];
  for (const person of persons) {
    await person.signIn();
    await person.connect();
    await person.ask({ method: "query", path: "session.me" });
    lobbies.push(await person.subscribe({ path: "lobby.tables" }));
  }
  await persons[0].ask({ method: "mutation", path: "session.rename", input: { name: "  Ann  " } });
  await persons[1].ask({ method: "mutation", path: "session.rename", input: { name: "" } });
  return lobbies;
}

interface Parts {
  readonly club: StagedClub;
  readonly persons: Persons;
  readonly seed: number;
}

/** The first opens a table, the others look on and join; somebody wants a chair that is taken. */
async function takeSeats({ club, persons, seed }: Parts): Promise<Company> {
  const [creator, second, third] = persons;
  const created = await creator.ask({ method: "mutation", path: "table.create", input: WISH });
  const answer = created.result?.data as { readonly tableId: string } | undefined; // what it answers
  if (answer === undefined) throw new Error("no table was opened");
  const { tableId } = answer;
  for (const person of persons) await person.watch(tableId);
  const company = new Company({ club, persons, tableId, random: seededRandom(seed) });
  await company.command(second, "table.join", { seat: 1 });
  await company.command(third, "table.join", { seat: 1 });
  await company.command(third, "table.join", { seat: 2 });
  return company;
}

/** Plays until the pulya is settled, with everything in between that a session may have. */
async function playPulya(company: Company): Promise<void> {
  const incidents = [...INCIDENTS];
  while (company.table.status !== "finished") {
    if (incidents[0]?.when(company) === true) await incidents.shift()?.run(company);
    else await company.move();
  }
  if (incidents[0] !== undefined) throw new Error(`the pulya has ended without ${incidents[0].name}`);
}

/** What is left to ask when all is over. */
async function part({ persons, tableId }: Company, lobbies: readonly number[]): Promise<void> {
  const [first, second, third] = persons;
  await first.ask({ method: "query", path: "table.mine" });
  await first.ask({ method: "query", path: "lobby.list" });
  await second.ask({ method: "mutation", path: "table.leave", input: { tableId, commandId: randomUUID() } });
  await first.stop(lobbies[0] ?? 0);
  await first.ask({ method: "query", path: "session.me" });
  for (const person of [first, second, third]) await person.close();
}
