import { PRESET_NAMES } from "../settings/presets.ts";
import type { Settings } from "../settings/settings.ts";
import { personsAt, type Seat } from "../seats.ts";
import { SEAT_LETTERS, VERSION_TAG, printTag } from "./print.ts";
import { SEAT, allOrFault, faultAt, isFault, type Fault } from "./readers.ts";
import { isSetting, settingsOfTags, type Tag, type WrongTag } from "./settings-tags.ts";
import type { Line, Word } from "./words.ts";

/** What stands before the first deal. */
export interface Head {
  readonly settings: Settings;
  readonly dealer: Seat;
}

/** A tag, and where its name and its value stand. */
interface PlacedTag extends Tag {
  readonly namePlace: Word;
  readonly valuePlace: Word;
}

const TAG = /^(\s*\[)([A-Za-z.]+)(\s+")([^"]*)"\]\s*$/;

/** As much of a line as a tag may begin with. */
const BEGINNING = /^\s*\[(?:[A-Za-z.]+(?:\s+(?:"(?:[^"]*(?:"\]?)?)?)?)?)?\s*/;

export const isTagLine = ({ keyword }: Line): boolean => keyword.text.startsWith("[");

const ANY_TAG = printTag({ name: "Name", value: "value" });

function readTag({ keyword, content }: Line): PlacedTag | Fault {
  const at = (column: number): Word => ({ text: "", line: keyword.line, column });
  const [, open = "", name, gap = "", value] = TAG.exec(content) ?? [];
  if (name === undefined || value === undefined) {
    return faultAt("BAD_TAG", at((BEGINNING.exec(content)?.[0] ?? "").length + 1), ANY_TAG);
  }
  const column = open.length + 1;
  return { name, value, namePlace: at(column), valuePlace: at(column + name.length + gap.length) };
}

/** The first tag whose name has stood before. */
function repeatedIn(tags: readonly PlacedTag[]): PlacedTag | undefined {
  const names = new Set<string>();
  return tags.find(({ name }) => names.size === names.add(name).size);
}

function readDealer({ value, valuePlace }: PlacedTag, { players }: Settings): Seat | Fault {
  const seat = SEAT.read(value);
  const persons = personsAt(players);
  if (seat !== undefined && persons.includes(seat)) return seat;
  return faultAt("BAD_SEAT", valuePlace, persons.map((person) => SEAT_LETTERS.charAt(person)).join(" "));
}

/** Where the settings go wrong: at a tag's name or value, or where a tag that is missing belongs. */
function faultOfSetting(tags: readonly PlacedTag[], { at, expected }: WrongTag, convention: PlacedTag): Fault {
  const tag = tags.find(({ name }) => name === at);
  if (tag !== undefined) return faultAt("BAD_SETTING", isSetting(at) ? tag.valuePlace : tag.namePlace, expected);
  const group = at.slice(0, at.indexOf(".") + 1);
  const sibling = tags.find(({ name }) => group !== "" && name.startsWith(group));
  const missing = expected === null ? null : printTag({ name: at, value: expected });
  return faultAt("BAD_SETTING", (sibling ?? convention).namePlace, missing);
}

/** Settings and first dealer from the tags after the version; `end` is where a further tag would stand. */
function readTags(tags: readonly PlacedTag[], end: Word): Head | Fault {
  const missing = (name: string): Fault => faultAt("NOT_A_RECORD", end, printTag({ name, value: "…" }));
  const convention = tags.find(({ name }) => name === "Convention");
  if (convention === undefined) return missing("Convention");
  const preset = PRESET_NAMES.find((name) => name === convention.value);
  if (preset === undefined) return faultAt("BAD_SETTING", convention.valuePlace, PRESET_NAMES.join(" "));
  const dealer = tags.find(({ name }) => name === "Dealer");
  if (dealer === undefined) return missing("Dealer");
  const changed = tags.filter((tag) => tag !== convention && tag !== dealer);
  const reading = settingsOfTags(preset, changed);
  if (!reading.ok) return faultOfSetting(changed, reading, convention);
  const seat = readDealer(dealer, reading.settings);
  return isFault(seat) ? seat : { settings: reading.settings, dealer: seat };
}

/** Reads the tags with which a record begins; `end` is where a further tag would stand. */
export function readHead(lines: readonly Line[], end: Word): Head | Fault {
  const tags = allOrFault(lines.map(readTag));
  if (isFault(tags)) return tags;
  const [version, ...others] = tags;
  const expected = printTag(VERSION_TAG);
  if (version?.name !== VERSION_TAG.name) return faultAt("NOT_A_RECORD", lines[0]?.keyword ?? end, expected);
  if (version.value !== VERSION_TAG.value) return faultAt("NOT_A_RECORD", version.valuePlace, VERSION_TAG.value);
  const repeated = repeatedIn(others);
  return repeated === undefined ? readTags(others, end) : faultAt("BAD_TAG", repeated.namePlace);
}
