import { ClubError } from "../../club-error.ts";

/** How many tasks may wait in a mailbox. */
export interface MailboxShares {
  /** Of one sender. What the table does by itself is always taken. */
  readonly each: number;
  /** Of all senders together who have no share of their own. */
  readonly others: number;
}

/** Whose task it is. */
export interface Sender {
  readonly id: string;
  /** Anyone at the table has a share of their own, which nobody else can use up. */
  readonly hasShare: boolean;
}

interface Task {
  readonly sender: Sender | null;
  /** Does it and tells whoever posted it what has become of it; never rejects. */
  readonly run: () => Promise<void>;
  readonly reject: (reason: Error) => void;
}

/**
 * A table does one thing at a time. Senders take turns: one who sends much waits for themselves, and everybody else waits for
 * one task of theirs at most. Tasks of one sender are done in the order in which they came.
 */
export class Mailbox {
  readonly #shares: MailboxShares;
  /** What waits, by sender, from whoever's turn is next to whoever's is last. Under null are the table's own tasks. */
  readonly #waiting = new Map<string | null, Task[]>();
  #others = 0;
  #running = false;
  /** Why nothing is taken any more; null while it is. */
  #closedFor: Error | null = null;
  #held = false;
  #idle = Promise.withResolvers<void>();

  constructor(shares: MailboxShares) {
    this.#shares = shares;
    this.#idle.resolve();
  }

  /** Whether nothing runs and nothing waits. */
  get isEmpty(): boolean {
    return !this.#running && this.#waiting.size === 0;
  }

  /**
   * Runs the task in its turn; without a sender it is the table's own. Refuses with `BUSY` when too many of the sender's wait,
   * with `RESTARTING` once the mailbox is closed.
   */
  post<T>(run: () => Promise<T>, sender: Sender | null = null): Promise<T> {
    if (this.#closedFor !== null) return Promise.reject(this.#closedFor);
    if (sender !== null && this.#isFullFor(sender)) return Promise.reject(new ClubError("BUSY"));
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const task: Task = {
      sender,
      reject,
      // A task that throws at once is a task that failed: else whoever posted it would hear nothing, and nothing more would be done.
      async run() {
        await (async () => run())().then(resolve, reject);
      },
    };
    this.#add(task);
    if (!this.#running && !this.#held) void this.#work();
    return promise;
  }

  /** Takes no more tasks and waits until those that have been taken are done. */
  async close(): Promise<void> {
    this.#closedFor ??= new ClubError("RESTARTING");
    this.goOn();
    await this.#idle.promise;
  }

  /** Begins nothing more for now, though it takes what comes; resolves when what is being done is done. */
  async hold(): Promise<void> {
    this.#held = true;
    await this.#idle.promise;
  }

  /** Does what has come while it was held. */
  goOn(): void {
    this.#held = false;
    if (!this.#running && this.#waiting.size > 0) void this.#work();
  }

  /** Hands all that waits, and all that comes from now on, back to whoever posted it. What is being done is done still. */
  giveBack(reason: Error): void {
    this.#closedFor = reason;
    for (const task of [...this.#waiting.values()].flat()) task.reject(reason);
    this.#waiting.clear();
    this.#others = 0;
  }

  #isFullFor({ id, hasShare }: Sender): boolean {
    if ((this.#waiting.get(id)?.length ?? 0) >= this.#shares.each) return true;
    return !hasShare && this.#others >= this.#shares.others;
  }

  #add(task: Task): void {
    const { sender } = task;
    const id = sender?.id ?? null;
    if (sender?.hasShare === false) this.#others += 1;
    const own = this.#waiting.get(id);
    if (own === undefined) this.#waiting.set(id, [task]);
    else own.push(task);
  }

  async #work(): Promise<void> {
    this.#running = true;
    this.#idle = Promise.withResolvers();
    for (let task = this.#take(); task !== undefined; task = this.#take()) {
      await task.run();
    }
    this.#running = false;
    this.#idle.resolve();
  }

  /** Takes out what is to be done next; its sender's turn comes again after everybody else's. */
  #take(): Task | undefined {
    if (this.#held) return undefined;
    const [next] = this.#waiting;
    if (next === undefined) return undefined;
    const [id, own] = next;
    const task = own.shift();
    this.#waiting.delete(id);
    if (own.length > 0) this.#waiting.set(id, own);
    if (task?.sender?.hasShare === false) this.#others -= 1;
    return task;
  }
}
