import { deviations, differences, flatSettings, type SettingValue } from "../settings/deviations.ts";
import { parseSettings } from "../settings/parse-settings.ts";
import { PRESETS, PRESET_NAMES, type PresetName } from "../settings/presets.ts";
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

const ROWS: readonly string[] = flatSettings(PRESETS.sochi)
  .filter(({ value }) => Array.isArray(value))
  .map(({ setting }) => setting);

const valueOf = ({ name, value }: Tag): unknown =>
  ROWS.includes(name) ? value.split(" ").map(readValue) : readValue(value);

function group(tags: readonly Tag[], prefix: string): Readonly<Record<string, unknown>> {
  const members = tags.filter(({ name }) => name.startsWith(prefix));
  return Object.fromEntries(members.map((tag) => [tag.name.slice(prefix.length), valueOf(tag)]));
}

const isPreset = (name: string): name is PresetName => PRESET_NAMES.some((preset) => preset === name);

/** Settings that were read, or the name of the tag that is wrong. */
export type TagsReading =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly at: string };

/** Reads settings from tags; `tagsOf` in reverse. */
export function settingsOfTags(convention: string, tags: readonly Tag[]): TagsReading {
  if (!isPreset(convention)) return { ok: false, at: "Convention" };
  const preset = PRESETS[convention];
  const closing = group(tags, CLOSE_BY);
  const plain = tags.filter(({ name }) => !name.includes("."));
  const reading = parseSettings({
    ...preset,
    ...group(plain, ""),
    allPass: { ...preset.allPass, ...group(tags, "allPass.") },
    closeBy: Object.keys(closing).length === 0 ? preset.closeBy : closing,
  });
  return reading.ok ? reading : { ok: false, at: reading.at };
}
