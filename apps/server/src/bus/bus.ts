import type { ZodType } from "zod";

/** What the nodes of a club tell each other: any message may be lost, and none says anything that is not true without it. */
export interface Notice<Message> {
  /** Part of the subject. */
  readonly name: string;
  /**
   * Grows when nodes of the last release would misread the message; they drop it then. A node that has to understand both
   * while a new release comes in hears, or answers, each version by itself.
   */
  readonly version: number;
  readonly schema: ZodType<Message>;
}

/** What one node asks another. A node that does not know that version counts as nobody. */
export interface Question<Asked, Answer> {
  readonly name: string;
  readonly version: number;
  readonly asked: ZodType<Asked>;
  readonly answer: ZodType<Answer>;
}

/** A message with whatever goes beside it as it is, and which nobody reads on the way. */
export interface Heard<Message> {
  readonly message: Message;
  /** Text that was encoded already; empty unless something was sent along. */
  readonly body: string;
  /** The node that has sent it. */
  readonly from: string;
}

export interface Sending {
  /** The node that is told; all others unless one is named. */
  readonly to?: string;
  readonly body?: string;
}

/**
 * What carries words between the nodes of a club. Within one process it has one node, and carries nothing. Messages of one
 * node to another keep their order; what comes twice, or after a later one, is dropped, and so is what nobody can read.
 */
export interface Bus {
  /** This node's id, new with each process. */
  readonly nodeId: string;
  /** Whether messages pass at present; always within one process. */
  readonly isUp: boolean;
  /** How long a message and its answer are under way, as it was measured last; 0 within one process. */
  readonly roundTripMs: number;
  /** Calls back whenever `isUp` has changed; must not throw. */
  onTurn(hear: (isUp: boolean) => void): Disposable;
  /** Tells a node, or all others, and not itself. What cannot be sent is lost. */
  tell<Message>(notice: Notice<Message>, message: Message, sending?: Sending): void;
  /** Hears what others tell all, or this node, from now on until it is disposed of; must not throw. */
  hear<Message>(notice: Notice<Message>, hear: (heard: Heard<Message>) => void): Disposable;
  /** Rejects with a `BusError`, or with the `ClubError` with which the other node has refused. */
  ask<Asked, Answer>(question: Question<Asked, Answer>, asked: Asked, asking: Asking): Promise<Answer>;
  /** Answers what other nodes ask; what it throws as a `ClubError` is a refusal there too, anything else is `INTERNAL`. */
  answer<Asked, Answer>(
    question: Question<Asked, Answer>,
    give: (asked: Asked, from: string) => Promise<Answer>,
  ): Disposable;
  /** Sends what has been told, and hears nothing any more. Idempotent. */
  close(): Promise<void>;
}

export interface Asking {
  readonly to: string;
  /** How long an answer is waited for. */
  readonly withinMs: number;
}

/**
 * Why no answer has come: nobody there answers such questions, so nothing has been done; none came in time, or the bus is
 * away, and then it is not known whether anything has been done.
 */
export type BusFault = "NOBODY" | "TIMEOUT" | "AWAY";

export class BusError extends Error {
  override readonly name = "BusError";
  readonly fault: BusFault;

  constructor(fault: BusFault, options?: ErrorOptions) {
    super(`no answer from the other node: ${fault}`, options);
    this.fault = fault;
  }
}
