import { deviations, differences, flatSettings, type SettingValue } from "../settings/deviations.ts";
import { parseSettings } from "../settings/parse-settings.ts";
import { PRESETS, settingsOf, type PresetName } from "../settings/presets.ts";
import type { Settings } from "../settings/settings.ts";

/** A tag line without its place: `[hold "senior"]`. */
export interface Tag {
  readonly name: string;
  readonly value: string;
}

const CLOSE_BY = "closeBy.";

/** Settings as tags: the nearest convention, and what differs from it. Another way of closing is written in full. */
export function tagsOf(settings: Settings): readonly Tag[] {
  const { preset } = deviations(settings);
  const different = differences(settings, PRESETS[preset]);
  const closesOtherwise = different.some(({ setting }) => setting.startsWith(CLOSE_BY));
  const closing = closesOtherwise ? flatSettings(settings).filter(({ setting }) => setting.startsWith(CLOSE_BY)) : [];
  const others = different.filter(({ setting }) => !setting.startsWith(CLOSE_BY));
  const tags = [...others, ...closing].map(({ setting, value }) => ({ name: setting, value: printValue(value) }));
  return [{ name: "Convention", value: preset }, ...tags];
}

const printValue = (value: SettingValue): string => (Array.isArray(value) ? value.join(" ") : String(value));

function readValue(text: string): string | number | boolean {
  if (text === "true" || text === "false") return text === "true";
  return /^-?\d+$/.test(text) ? Number(text) : text;
}

/** Every setting by its path: those of all ways of closing among them. */
const NAMES: ReadonlySet<string> = new Set(
  [
    PRESETS.sochi,
    settingsOf("sochi", { closeBy: { kind: "sum", total: 1 } }),
    settingsOf("sochi", { closeBy: { kind: "deals", count: 1 } }),
  ].flatMap((settings) => flatSettings(settings).map(({ setting }) => setting)),
);

/** Tells whether there is a setting of that name. */
export const isSetting = (name: string): boolean => NAMES.has(name);

const ROWS: readonly string[] = flatSettings(PRESETS.sochi)
  .filter(({ value }) => Array.isArray(value))
  .map(({ setting }) => setting);

const valueOf = ({ name, value }: Tag): unknown =>
  ROWS.includes(name) ? value.trim().split(/\s+/).map(readValue) : readValue(value);

function group(tags: readonly Tag[], prefix: string): Readonly<Record<string, unknown>> {
  const members = tags.filter(({ name }) => name.startsWith(prefix));
  return Object.fromEntries(members.map((tag) => [tag.name.slice(prefix.length), valueOf(tag)]));
}

/** The name of the tag that is wrong, and what its value might be; null where there is no such tag. */
export interface WrongTag {
  readonly at: string;
  readonly expected: string | null;
}

/** Settings that were read, or what is wrong. */
export type TagsReading = { readonly ok: true; readonly settings: Settings } | ({ readonly ok: false } & WrongTag);

/** Reads settings from the tags that differ from a convention; `tagsOf` in reverse. */
export function settingsOfTags(convention: PresetName, tags: readonly Tag[]): TagsReading {
  const preset = PRESETS[convention];
  const closing = group(tags, CLOSE_BY);
  const plain = tags.filter(({ name }) => !name.includes("."));
  const other = tags.find(({ name }) => !isSetting(name));
  if (other !== undefined) return { ok: false, at: other.name, expected: null };
  return parseSettings({
    ...preset,
    ...group(plain, ""),
    allPass: { ...preset.allPass, ...group(tags, "allPass.") },
    closeBy: Object.keys(closing).length === 0 ? preset.closeBy : closing,
  });
}
