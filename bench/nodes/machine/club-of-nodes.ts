import type { Database } from "@trelyazh/db";
import { SECRET } from "../../load/machine/club.ts";
import { openClubDatabase, TemporaryPostgres } from "../../load/machine/database.ts";
import { inviteGuests } from "../../load/players/guests.ts";
import { ClubNode } from "./club-node.ts";
import { TemporaryNats } from "../../load/machine/nats.ts";

export interface ClubOfNodesOptions {
  readonly nodes: number;
  readonly flags: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** A club of several nodes with a PostgreSQL and a NATS of its own: all real, each in a process of its own. */
export class ClubOfNodes implements AsyncDisposable {
  readonly postgres: TemporaryPostgres;
  readonly nats: TemporaryNats;
  readonly nodes: readonly ClubNode[];
  readonly database: Database;
  readonly #opened: AsyncDisposableStack;

  private constructor(
    parts: Pick<ClubOfNodes, "postgres" | "nats" | "nodes" | "database">,
    opened: AsyncDisposableStack,
  ) {
    this.postgres = parts.postgres;
    this.nats = parts.nats;
    this.nodes = parts.nodes;
    this.database = parts.database;
    this.#opened = opened;
  }

  static async open({ nodes: count, flags, environment }: ClubOfNodesOptions): Promise<ClubOfNodes> {
    await using opening = new AsyncDisposableStack();
    const postgres = opening.use(await TemporaryPostgres.start());
    const nats = opening.use(await TemporaryNats.start());
    const databaseUrl = await postgres.createDatabase("club");
    const database = opening.use(openClubDatabase(databaseUrl));
    const nodes: ClubNode[] = [];
    // One after the other: the first one makes the schema.
    for (let number = 1; number <= count; number += 1) {
      const options = { name: `node-${number}`, databaseUrl, secret: SECRET, flags, natsUrl: nats.url };
      nodes.push(opening.use(await ClubNode.open({ ...options, ...(environment && { environment }) })));
    }
    return new ClubOfNodes({ postgres, nats, nodes, database }, opening.move());
  }

  /** New guests' cookies. */
  invite(count: number): Promise<string[]> {
    return inviteGuests(this.database, { count, secret: SECRET });
  }

  /** The node that most tables belong to. */
  async busiest(): Promise<ClubNode> {
    const { rows } = await this.database.db.execute<{ name: string }>(`
      select nodes.name from table_owners join nodes on nodes.id = table_owners.node_id
      group by nodes.name order by count(*) desc limit 1`);
    const busiest = this.nodes.find(({ name }) => name === rows[0]?.name) ?? this.nodes[0];
    if (busiest === undefined) throw new Error("a club without nodes");
    return busiest;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened.disposeAsync();
  }
}
