import { PRESET_NAMES } from "../settings/presets.ts";
import type { SettingFault } from "../settings/parse-settings.ts";
import type { Settings } from "../settings/settings.ts";
import { settingsOfTags, tagsOf, type Tag } from "./settings-tags.ts";

/** Grows when the same text would mean something else; a text of another version is not read. */
const VERSION = "1";

/** Longer than every text of settings, so that what is no such text is not looked through. */
const LONGEST = 3000;

/** Settings that were read from a text, or what is wrong with it: `at` is `"version"`, `"Convention"`, or a setting's path. */
export type SettingsTextReading =
  | { readonly ok: true; readonly settings: Settings }
  | ({ readonly ok: false } & SettingFault);

/**
 * Returns settings as a short text that fits into a link as it is (TEXT3): the version, the nearest convention, and what
 * differs from that, as in `1_leningrad_closeBy.total-60_hold-senior_allPass.exits-6.7.7`.
 */
export function printSettings(settings: Settings): string {
  const [convention, ...changed] = tagsOf(settings);
  const parts = changed.map(({ name, value }) => `${name}-${value.replaceAll(" ", ".")}`);
  return [VERSION, convention?.value, ...parts].join("_");
}

function tagIn(part: string): Tag {
  const [name = "", value = ""] = part.split("-", 2);
  // Only rows have several values; no other value has a full stop.
  return { name, value: value.replaceAll(".", " ") };
}

/** Reads such a text from anywhere: `printSettings` in reverse. */
export function readSettings(text: string): SettingsTextReading {
  const [version, convention, ...parts] = text.slice(0, LONGEST).split("_");
  if (version !== VERSION) return { ok: false, at: "version", expected: VERSION };
  const preset = PRESET_NAMES.find((name) => name === convention);
  if (preset === undefined) return { ok: false, at: "Convention", expected: PRESET_NAMES.join(" ") };
  const tags = parts.map(tagIn);
  const twice = tags.find(({ name }, index) => tags.findIndex((tag) => tag.name === name) !== index);
  if (twice !== undefined) return { ok: false, at: twice.name, expected: null };
  return settingsOfTags(preset, tags);
}
