/** A text off the line. */
export interface Arrival {
  readonly subject: string;
  readonly text: string;
  /** Where whoever has asked waits for an answer. */
  readonly replyTo: string | null;
}

/** What a message is sent as. */
export interface Departure {
  readonly subject: string;
  readonly text: string;
  readonly replyTo?: string;
}

/**
 * What brings texts from one node to others: within the process, or over NATS. It knows nothing of what they say. Words of
 * a subject stand between dots; a listener may leave the last one open, by a `*`.
 */
export interface Line {
  readonly isUp: boolean;
  /** To another node and back, as it was measured last. */
  readonly roundTripMs: number;
  /** Whether a text for that subject can come to anybody: what cannot is not even written. */
  reaches(subject: string): boolean;
  /** What cannot be sent is lost. When it has a `replyTo` and nobody listens, `onNobody` is told of that. */
  send(departure: Departure): void;
  listen(subject: string, hear: (arrival: Arrival) => void): Disposable;
  /** What the line tells by itself; to be set before anything else is done with it. */
  attach(ears: LineEars): void;
  /** Sends what is under way, and is down afterwards. */
  close(): Promise<void>;
}

export interface LineEars {
  /** `isUp` has changed. */
  readonly onTurn: () => void;
  /** Nobody listened to what was to be answered there. */
  readonly onNobody: (replyTo: string) => void;
}
