/** Keeps what a subscription says, and lets a test wait for it. */
export class Recorder {
  readonly log: string[] = [];
  #wake: () => void = () => {};

  /** The callbacks that a client's `subscribe` takes. */
  readonly callbacks = {
    onStarted: () => this.add("started"),
    onData: (value: unknown) => this.add(`data ${JSON.stringify(value)}`),
    onError: (error: { message: string }) => this.add(`error ${error.message}`),
    onStopped: () => this.add("stopped"),
    onComplete: () => this.add("complete"),
  };

  add(line: string): void {
    this.log.push(line);
    this.#wake();
  }

  /** Waits until that line has come so many times. */
  async until(line: string, times = 1): Promise<void> {
    while (this.log.filter((said) => said === line).length < times) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
