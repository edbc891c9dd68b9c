import type { Database } from "@trelyazh/db";
import { SECRET } from "../../load/machine/club.ts";
import { openClubDatabase, TemporaryPostgres } from "../../load/machine/database.ts";
import { TemporaryNats } from "../../load/machine/nats.ts";
import { inviteGuests } from "../../load/players/guests.ts";
import { ClubNode, type ClubNodeOptions } from "./club-node.ts";

export interface ClubOfNodesOptions extends Pick<ClubNodeOptions, "environment" | "source"> {
  readonly nodes: number;
  readonly flags: readonly string[];
  /** An empty database to use; without it the club has a PostgreSQL of its own. */
  readonly databaseUrl?: string;
}

/** A club of several nodes, each a process of its own, over a real PostgreSQL and a NATS of its own. */
export class ClubOfNodes implements AsyncDisposable {
  readonly nats: TemporaryNats;
  readonly nodes: readonly ClubNode[];
  readonly database: Database;
  readonly #postgres: TemporaryPostgres | null;
  readonly #opened: AsyncDisposableStack;

  private constructor(
    parts: Pick<ClubOfNodes, "nats" | "nodes" | "database"> & { readonly postgres: TemporaryPostgres | null },
    opened: AsyncDisposableStack,
  ) {
    this.nats = parts.nats;
    this.nodes = parts.nodes;
    this.database = parts.database;
    this.#postgres = parts.postgres;
    this.#opened = opened;
  }

  static async open({ nodes: count, flags, ...options }: ClubOfNodesOptions): Promise<ClubOfNodes> {
    await using opening = new AsyncDisposableStack();
    const postgres = options.databaseUrl === undefined ? opening.use(await TemporaryPostgres.start()) : null;
    const databaseUrl = (await postgres?.createDatabase("club")) ?? options.databaseUrl ?? "";
    const nats = opening.use(await TemporaryNats.start());
    const database = opening.use(openClubDatabase(databaseUrl));
    const open = async (number: number) =>
      opening.use(
        await ClubNode.open({
          ...options,
          name: `node-${number}`,
          databaseUrl,
          secret: SECRET,
          flags,
          natsUrl: nats.url,
        }),
      );
    // The first one makes the schema.
    const first = await open(1);
    const others = await Promise.all(Array.from({ length: count - 1 }, (_, index) => open(index + 2)));
    return new ClubOfNodes({ postgres, nats, nodes: [first, ...others], database }, opening.move());
  }

  /** New guests' cookies. */
  invite(count: number): Promise<string[]> {
    return inviteGuests(this.database, { count, secret: SECRET });
  }

  /** Ends PostgreSQL; one that others use as well is only out of all nodes' reach then. */
  async stopPostgres(how: "orderly" | "killed"): Promise<void> {
    if (this.#postgres === null) for (const { toPostgres } of this.nodes) toPostgres.close();
    else await this.#postgres.stop(how);
  }

  async startPostgres(): Promise<void> {
    if (this.#postgres === null) for (const { toPostgres } of this.nodes) toPostgres.open();
    else await this.#postgres.start();
  }

  /** The nodes, the one that most tables belong to first. */
  async busiestFirst(): Promise<readonly ClubNode[]> {
    const { rows } = await this.database.db.execute<{ name: string; tables: string }>(`
      select nodes.name, count(*) as tables from table_owners join nodes on nodes.id = table_owners.node_id
      group by nodes.name`);
    const tablesOf = ({ name }: ClubNode): number => Number(rows.find((row) => row.name === name)?.tables ?? 0);
    return this.nodes.toSorted((a, b) => tablesOf(b) - tablesOf(a));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened.disposeAsync();
  }
}
