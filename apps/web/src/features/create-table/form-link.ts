import { printSettings, readSettings, type SettingsTextReading } from "@trelyazh/preferans";
import { BOT_LEVELS, type BotLevel } from "@trelyazh/table";
import { CHOICES, onSettings, USUAL, type TableForm } from "./table-form.ts";

/** What a form says besides the rules. */
export type TableField = Exclude<keyof TableForm, "settings">;

/** A form that was read from a link, or what is wrong with that: in its rules, or at what is named of the table. */
export type LinkReading =
  | { readonly ok: true; readonly form: TableForm }
  | { readonly ok: false; readonly in: "rules"; readonly fault: Extract<SettingsTextReading, { ok: false }> }
  | { readonly ok: false; readonly in: "table"; readonly at: TableField | null };

/** Stands between the rules and the rest; no text of rules has it. */
const REST = "~";
/** Longer than all that a form says, so that what is no such text is not looked through. */
const LONGEST = 400;

type Read<T> = (text: string) => T | undefined;

const among =
  <T extends string | number>(choices: readonly T[]): Read<T> =>
  (text) =>
    choices.find((choice) => String(choice) === text);

const readFlag: Read<boolean> = (text) => (text === "yes" ? true : text === "no" ? false : undefined);

function readLevels(text: string): readonly BotLevel[] | undefined {
  const levels = text.split(".").map(among(BOT_LEVELS));
  return levels.every((level) => level !== undefined) ? levels : undefined;
}

/** In the order in which a link tells them. */
const FIELDS: { readonly [F in TableField]: Read<NonNullable<TableForm[F]>> } = {
  bots: among([0, 1, 2, 3]),
  botLevel: among(BOT_LEVELS),
  botLevels: readLevels,
  turnSeconds: among(CHOICES.turnSeconds),
  bankSeconds: among(CHOICES.bankSeconds),
  resultSeconds: among(CHOICES.resultSeconds),
  spectatorDelaySeconds: among(CHOICES.spectatorDelaySeconds),
  untimedAlone: readFlag,
  byLot: readFlag,
  byLinkOnly: readFlag,
  friendsOnly: readFlag,
  quiet: readFlag,
};
const NAMES = Object.keys(FIELDS) as readonly TableField[];

function printValue(value: TableForm[TableField]): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return Array.isArray(value) ? value.join(".") : String(value);
}

/**
 * Returns a form as a short text that fits into a link as it is: the rules as `printSettings` has them, and what else is
 * unlike the usual, as in `1_leningrad~bots-1_turnSeconds-30_byLot-yes`.
 */
export function printForm(form: TableForm): string {
  const { bots, botLevels, settings } = form;
  const usual = onSettings(USUAL, settings);
  const told = { ...form, botLevels: botLevels?.slice(0, bots) ?? null };
  const parts = NAMES.filter((name) => told[name] !== null && told[name] !== usual[name]).map(
    (name) => `${name}-${printValue(told[name])}`,
  );
  return [printSettings(settings), ...(parts.length === 0 ? [] : [parts.join("_")])].join(REST);
}

/** Returns the first field whose value does not go with the rest; null if all do. */
function misfitIn({ bots, botLevels, settings }: TableForm): TableField | null {
  if (bots >= settings.players) return "bots";
  return botLevels !== null && botLevels.length !== bots ? "botLevels" : null;
}

/** Returns what one part of a link says of the form, or which field it is about where it makes no sense. */
function readPart(part: string): { readonly change: Partial<TableForm> } | { readonly at: TableField | null } {
  const [name = "", value = ""] = part.split("-", 2);
  const field = NAMES.find((known) => known === name);
  if (field === undefined) return { at: null };
  const read = FIELDS[field](value);
  return read === undefined ? { at: field } : { change: { [field]: read } };
}

/** Reads such a text from anywhere: `printForm` in reverse. */
export function readForm(text: string): LinkReading {
  const [rules = "", ...rest] = text.split(REST, 2);
  const reading = readSettings(rules);
  if (!reading.ok) return { ok: false, in: "rules", fault: reading };
  let form = onSettings(USUAL, reading.settings);
  for (const part of rest.flatMap((parts) => parts.slice(0, LONGEST).split("_"))) {
    const said = readPart(part);
    if ("at" in said) return { ok: false, in: "table", at: said.at };
    form = { ...form, ...said.change };
  }
  const misfit = misfitIn(form);
  return misfit === null ? { ok: true, form } : { ok: false, in: "table", at: misfit };
}
