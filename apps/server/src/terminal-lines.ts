import { styleText } from "node:util";
import { pino, type DestinationStream } from "pino";

type Colour = Parameters<typeof styleText>[0];

const COLOURS: Readonly<Record<string, Colour>> = { warn: "yellow", error: "red", fatal: "red" };

/** Hours, minutes and seconds, as the machine has them. */
const MOMENT = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" });

/** Writes for the person at a terminal what the log otherwise writes for programs. */
export function terminalLines(write: (text: string) => void): DestinationStream {
  return {
    write(line) {
      // The log writes nothing else.
      write(readable(JSON.parse(line) as Record<string, unknown>));
    },
  };
}

function readable({ level, time, msg, ...fields }: Record<string, unknown>): string {
  const label = pino.levels.labels[Number(level)] ?? "info";
  const moment = MOMENT.format(Number(time));
  const told = Object.entries(fields).map(([name, value]) => ({ name, value, lines: linesOf(value) }));
  const short = told.filter(({ lines }) => lines === null).map(({ name, value }) => `${name}=${JSON.stringify(value)}`);
  const long = told.flatMap(({ lines }) => lines ?? []).map((line) => `    ${line}`);
  const title = label === "info" ? String(msg) : styleText(COLOURS[label] ?? "dim", `${label}: ${String(msg)}`);
  const head = [styleText("dim", moment), title, ...short.map((field) => styleText("dim", field))].join(" ");
  return [head, ...long, ""].join("\n");
}

/** What is told in lines of its own: lists of sentences, and where an error came from. Null for what is short. */
function linesOf(value: unknown): readonly string[] | null {
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== "object" || value === null || !("stack" in value)) return null;
  const { type, message, stack, cause } = value as Readonly<Record<string, unknown>>;
  const below = linesOf(cause) ?? [];
  return [
    `${String(type)}: ${String(message)}`,
    ...String(stack)
      .split("\n")
      .map((frame) => `  ${frame}`),
    ...below,
  ];
}
