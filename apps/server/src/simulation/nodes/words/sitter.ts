import type { Seat } from "@trelyazh/preferans";
import type { Act } from "@trelyazh/protocol";
import type { Member } from "@trelyazh/table";
import { ClubError } from "../../../club-error.ts";
import type { TableService } from "../../../tables/table.router.ts";
import { seededUuid } from "../../members/seeded-uuid.ts";
import type { PlayingNode, PlayingWorld } from "./playing-node.ts";

const AGAIN_MS = 500;
const LAG_MS = 60;

/** After these the same is asked again. */
const AGAIN: readonly string[] = ["NODE_AWAY", "DATABASE_AWAY", "BUSY"];

/** Somebody at a table, whose socket is at some node: they have the table open, and do what a table asks of them. */
export class Sitter {
  readonly member: Member;
  readonly #world: PlayingWorld;
  #node: PlayingNode;
  #lastEventId: string | null = null;

  constructor(member: Member, node: PlayingNode, world: PlayingWorld) {
    this.member = member;
    this.#node = node;
    this.#world = world;
  }

  /** Where their socket is. */
  get node(): PlayingNode {
    return this.#node;
  }

  /** Opens the table, and goes on to read it wherever their socket is. */
  open(tableId: string): void {
    void this.#follow(tableId);
    void this.#followPresence(tableId);
  }

  /** Their socket was cut, and another one is at that node. */
  moveTo(node: PlayingNode): void {
    this.#node = node;
  }

  join(tableId: string, seat: Seat): Promise<unknown> {
    const command = { tableId, commandId: this.#newId(), seat };
    return this.#ask((service) => service.join(this.member, command));
  }

  act(act: Omit<Act, "commandId">): Promise<unknown> {
    const command = { ...act, commandId: this.#newId() };
    return this.#ask((service) => service.act(this.member, command));
  }

  ready(tableId: string, deal: number): Promise<unknown> {
    const command = { tableId, commandId: this.#newId(), deal };
    return this.#ask((service) => service.ready(this.member, command));
  }

  /** Asks as clients do, under one id, until there is an answer; what is refused is left. */
  async #ask(what: (service: TableService) => Promise<unknown>): Promise<unknown> {
    for (;;) {
      const { service, gone } = this.#node;
      try {
        return await Promise.race([what(service), gone]);
      } catch (error) {
        if (error instanceof ClubError && !AGAIN.includes(error.clubCode)) return null;
        await this.#world.time.wait(AGAIN_MS);
      }
    }
  }

  async #follow(tableId: string): Promise<never> {
    return await this.#readOn(async (node) => {
      const line = {
        lagMs: LAG_MS,
        get heardAt() {
          return node.clock.now();
        },
      };
      const wish = { tableId, lastEventId: this.#lastEventId };
      const stream = await Promise.race([node.service.watch(this.member, wish, line), node.gone]);
      const messages = stream[Symbol.asyncIterator]();
      for (;;) {
        const next = await Promise.race([messages.next(), node.gone]);
        if (next.done === true) return;
        [this.#lastEventId] = next.value;
      }
    });
  }

  async #followPresence(tableId: string): Promise<never> {
    return await this.#readOn(async (node) => {
      const stream = await Promise.race([node.service.presence(this.member, { tableId }), node.gone]);
      const told = stream[Symbol.asyncIterator]();
      while ((await Promise.race([told.next(), node.gone])).done !== true);
    });
  }

  /** Reads again, at whatever node they are by then, when a stream has ended. */
  async #readOn(read: (node: PlayingNode) => Promise<void>): Promise<never> {
    for (;;) {
      await read(this.#node).catch(() => {});
      await this.#world.time.wait(AGAIN_MS);
    }
  }

  #newId(): string {
    return seededUuid(this.#world.random);
  }
}
