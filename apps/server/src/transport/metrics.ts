import type { ErrorCode } from "@trelyazh/protocol";
import type { SocketStats } from "@trelyazh/ws-adapter";
import type { Instruments } from "../metrics/instruments.ts";
import type { CommandReport } from "../trpc.ts";

/** Codes that are counted by themselves. Clients may send any number, so all others are one. */
const CLOSE_CODES: readonly number[] = [1000, 1001, 1005, 1006, 1008, 1009, 1011, 1012, 4001, 4008];

/** Returns what counts and measures each call that changes something. */
export function commandMetrics(instruments: Instruments): (report: CommandReport) => void {
  const commands = instruments.counter({
    name: "trelyazh_commands_total",
    help: "Calls that change something, by procedure and by what came of them: OK or the code of the refusal.",
    labels: ["procedure", "outcome"],
  });
  const latency = instruments.seconds({
    name: "trelyazh_command_seconds",
    help: "From taking a call that changes something to its answer, which comes after the commit; refusals left out.",
    labels: ["procedure"],
  });
  return ({ procedure, outcome, ms }) => {
    commands.inc({ procedure, outcome });
    if (outcome === "OK") latency.observe({ procedure }, ms / 1000);
  };
}

/** Returns what counts requests over HTTP that no procedure has seen. */
export function httpMetrics(instruments: Instruments): (code: ErrorCode) => void {
  const refused = instruments.tallies({
    name: "trelyazh_http_refusals_total",
    help: "Requests over HTTP that were refused before any procedure was reached, by the code of the refusal.",
    label: "code",
  });
  return (code) => refused.add(code);
}

/** Counts what the sockets tell, at each frame; how they stand is asked of `stats` when somebody asks for the metrics. */
export function socketMetrics(instruments: Instruments, stats: () => SocketStats) {
  readSockets(instruments, stats);
  const { opened, closed, refused, ended } = rareEvents(instruments);
  const { received, receivedBytes, writes, writtenBytes, started, faults } = frequentEvents(instruments);
  return {
    connectionOpened: () => {
      opened.count += 1;
    },
    connectionClosed: (code: number) => closed.add(CLOSE_CODES.includes(code) ? String(code) : "other"),
    frameReceived: (bytes: number) => {
      received.count += 1;
      receivedBytes.count += bytes;
    },
    written: (bytes: number) => {
      writes.count += 1;
      writtenBytes.count += bytes;
    },
    subscriptionStarted: () => {
      started.count += 1;
    },
    subscriptionEnded: (how: string) => ended.add(how),
    refused: (limit: string) => refused.add(limit),
    faulted: () => {
      faults.count += 1;
    },
  };
}

function rareEvents(instruments: Instruments) {
  return {
    opened: instruments.tally({ name: "trelyazh_sockets_opened_total", help: "Sockets that were opened." }),
    closed: instruments.tallies({
      name: "trelyazh_sockets_closed_total",
      help: "Sockets that were closed, by close code; rare codes count as other, 1006 was cut.",
      label: "code",
    }),
    refused: instruments.tallies({
      name: "trelyazh_socket_refusals_total",
      help: "Frames, calls and sockets refused by the transport's own limits, by limit.",
      label: "limit",
    }),
    ended: instruments.tallies({
      name: "trelyazh_subscriptions_ended_total",
      help: "Subscriptions that ended, by how.",
      label: "how",
    }),
  };
}

function frequentEvents(instruments: Instruments) {
  return {
    received: instruments.tally({ name: "trelyazh_socket_frames_received_total", help: "Frames from clients." }),
    receivedBytes: instruments.tally({ name: "trelyazh_socket_received_bytes_total", help: "Bytes of those frames." }),
    writes: instruments.tally({
      name: "trelyazh_socket_writes_total",
      help: "Writes to sockets; one may hold several frames.",
    }),
    writtenBytes: instruments.tally({
      name: "trelyazh_socket_written_bytes_total",
      help: "Bytes written to sockets.",
    }),
    started: instruments.tally({
      name: "trelyazh_subscriptions_started_total",
      help: "Subscriptions that were started.",
    }),
    faults: instruments.tally({
      name: "trelyazh_socket_faults_total",
      help: "Sockets closed with 1011, as something of ours had thrown.",
    }),
  };
}

function readSockets(instruments: Instruments, stats: () => SocketStats): void {
  instruments.gauge({ name: "trelyazh_sockets", help: "Open sockets." }, () => stats().connections);
  instruments.gauge({ name: "trelyazh_subscriptions", help: "Running subscriptions." }, () => stats().subscriptions);
  instruments.gauge(
    { name: "trelyazh_socket_waiting_bytes", help: "Bytes that clients have not taken yet." },
    () => stats().waitingBytes,
  );
  instruments.gauge(
    { name: "trelyazh_socket_longest_waiting_bytes", help: "The most of one client." },
    () => stats().longestWaitingBytes,
  );
}
