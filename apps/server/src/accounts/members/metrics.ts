import type { Instruments } from "../../metrics/instruments.ts";

/** `waiting` is read when somebody asks for the metrics. */
export function memberMetrics(instruments: Instruments, waiting: () => number): void {
  instruments.gauge(
    { name: "trelyazh_passwords_waiting", help: "Passwords that wait to be hashed; 256 at most." },
    waiting,
  );
}
