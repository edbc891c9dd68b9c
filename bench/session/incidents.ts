import { randomUUID } from "node:crypto";
import type { Move } from "@trelyazh/preferans";
import { byTurn, type Company } from "./company.ts";
import type { Person } from "./person.ts";

/** Something that happens in the session beside the play, once. */
export interface Incident {
  readonly name: string;
  readonly when: (company: Company) => boolean;
  readonly run: (company: Company) => Promise<void>;
}

/** How long a move is waited for beyond its deadline, on a line without any lag. */
const GRACE_MS = 100;

const deal = ({ table }: Company): number => table.pulya?.dealNumber ?? 0;
const phase = ({ table }: Company) => table.pulya?.deal?.phase;

/** The first of those who may do that beside their turn, with the first way to do it. */
function aside({ persons }: Company, type: Move["type"]): readonly [Person, Move] | undefined {
  return persons.flatMap((person) => {
    const move = person.asides().find((one) => one.type === type);
    return move === undefined ? [] : [[person, move] as const];
  })[0];
}

async function doAside(company: Company, type: Move["type"], change: Partial<Move> = {}): Promise<void> {
  const [person, move] = aside(company, type) ?? [];
  if (person === undefined || move === undefined) throw new Error(`nobody may do that: ${type}`);
  await company.act(person, { ...move, ...change } as Move); // the same kind of move
}

/** An offer, and what the others say to it, until one declines or all have agreed. */
async function offer(company: Company, accept: boolean): Promise<void> {
  await doAside(company, "offer");
  while (aside(company, "answerOffer") !== undefined) await doAside(company, "answerOffer", { accept });
}

const mayOffer = (company: Company): boolean => aside(company, "offer") !== undefined;

/** In this order; each comes when it can. */
export const INCIDENTS: readonly Incident[] = [
  {
    name: "moves that are refused",
    when: (company) => phase(company) === "auction",
    async run(company) {
      const [onTurn, other] = byTurn(company);
      const turnNumber = company.table.turn?.number ?? 0;
      const pass = { type: "call", call: "pass" };
      await company.command(other, "table.act", { turnNumber, move: pass });
      await company.command(onTurn, "table.act", { turnNumber: turnNumber - 1, move: pass });
      await company.command(onTurn, "table.act", { turnNumber, move: { type: "playCard", card: "As" } });
      await company.command(onTurn, "table.act", { turnNumber, move: { type: "call", call: "eleven" } });
      await company.command(onTurn, "table.act", { tableId: randomUUID(), turnNumber, move: pass });
      await company.command(onTurn, "table.nothing", { turnNumber });
    },
  },
  {
    name: "a command that is sent twice",
    when: (company) => company.last.path === "table.act",
    run: async (company) => void (await company.send(company.last)),
  },
  {
    name: "a pause, and its end",
    when: (company) => deal(company) === 2 && phase(company) === "play",
    async run(company) {
      const [onTurn, second, third] = byTurn(company);
      await company.command(second, "table.propose", { proposal: "pause" });
      await company.command(second, "table.propose", { proposal: "end" });
      await company.command(onTurn, "table.answerProposal", { accept: true });
      await company.command(third, "table.answerProposal", { accept: true });
      const [move] = onTurn.moves();
      if (move !== undefined) await company.act(onTurn, move);
      await company.wait(5000);
      await company.command(third, "table.resume");
      await company.command(third, "table.resume");
    },
  },
  {
    name: "an end that is declined",
    when: (company) => deal(company) === 2,
    async run(company) {
      const [onTurn, second] = byTurn(company);
      await company.command(onTurn, "table.propose", { proposal: "end" });
      await company.command(second, "table.answerProposal", { accept: false });
      await company.command(onTurn, "table.propose", { proposal: "end" });
    },
  },
  {
    name: "a turn that draws on the time bank",
    when: (company) => deal(company) === 2,
    async run(company) {
      const { club, persons, table } = company;
      await company.wait((table.turn?.deadlineAt ?? 0) - club.now() + GRACE_MS);
      await club.until(() => persons.every((person) => person.table.turn?.bank === "time"));
    },
  },
  { name: "an offer that is declined", when: mayOffer, run: (company) => offer(company, false) },
  {
    name: "an offer that is taken back",
    when: mayOffer,
    async run(company) {
      await doAside(company, "offer");
      await doAside(company, "withdrawOffer");
    },
  },
  {
    name: "a connection that is lost",
    when: (company) => deal(company) >= 3 && company.table.turn?.actor === 0,
    async run({ club, persons }) {
      persons[2].drop();
      await club.until(() => !persons[0].online.includes(2));
    },
  },
  {
    name: "and comes back",
    when: ({ table }) => table.turn?.actor === 2,
    async run({ club, persons, table }) {
      const [first, , lost] = persons;
      await lost.connect();
      await lost.watch(table.id, table.seq);
      await club.until(() => first.online.includes(2));
    },
  },
  {
    name: "an offer that is accepted",
    when: (company) => deal(company) >= 4 && mayOffer(company),
    run: (company) => offer(company, true),
  },
];
