import type { Instruments } from "../../metrics/instruments.ts";
import type { PasskeyOutcome } from "./passkeys/passkeys.ts";

/** `waiting` is read when somebody asks for the metrics. */
export function memberMetrics(instruments: Instruments, waiting: () => number): void {
  instruments.gauge(
    { name: "trelyazh_passwords_waiting", help: "Passwords that wait to be hashed; 256 at most." },
    waiting,
  );
}

/** Returns what counts each answer by a passkey. */
export function passkeyMetrics(instruments: Instruments): (outcome: PasskeyOutcome) => void {
  const outcomes = instruments.tallies({
    name: "trelyazh_passkeys_total",
    help: "What came of passkeys: made, used to sign in or to prove who is there, refused.",
    label: "outcome",
  });
  return (outcome) => outcomes.add(outcome);
}
