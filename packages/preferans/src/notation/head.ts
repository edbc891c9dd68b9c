import type { Seat } from "../seats.ts";
import { personsAt } from "../seats.ts";
import type { Settings } from "../settings/settings.ts";
import { VERSION_TAG } from "./print.ts";
import { SEAT, allOrFault, faultAt, isFault, type Fault } from "./readers.ts";
import { settingsOfTags, type Tag } from "./settings-tags.ts";
import type { Line, Word } from "./words.ts";

/** What stands before the first deal. */
export interface Head {
  readonly settings: Settings;
  readonly dealer: Seat;
}

interface PlacedTag extends Tag {
  readonly place: Word;
}

const TAG = /^\[([A-Za-z.]+) "([^"]*)"\]$/;

export const isTagLine = ({ keyword }: Line): boolean => keyword.text.startsWith("[");

function readTag({ keyword, words }: Line): PlacedTag | Fault {
  const [, name, value] = TAG.exec([keyword, ...words].map(({ text }) => text).join(" ")) ?? [];
  return name === undefined || value === undefined ? faultAt("BAD_TAG", keyword) : { name, value, place: keyword };
}

function isRepeated({ name }: PlacedTag, index: number, tags: readonly PlacedTag[]): boolean {
  return tags.findIndex((other) => other.name === name) !== index;
}

function readDealer(tag: PlacedTag, { players }: Settings): Seat | Fault {
  const seat = SEAT.read(tag.value);
  return seat !== undefined && personsAt(players).includes(seat) ? seat : faultAt("BAD_SEAT", tag.place);
}

/** Settings and first dealer from the tags after the version. */
function readTags(tags: readonly PlacedTag[], start: Word): Head | Fault {
  const convention = tags.find(({ name }) => name === "Convention");
  const dealer = tags.find(({ name }) => name === "Dealer");
  if (convention === undefined || dealer === undefined) return faultAt("NOT_A_RECORD", start);
  const changed = tags.filter((tag) => tag !== convention && tag !== dealer);
  const reading = settingsOfTags(convention.value, changed);
  if (!reading.ok) {
    return faultAt("BAD_SETTING", (tags.find(({ name }) => name === reading.at) ?? convention).place);
  }
  const { settings } = reading;
  const seat = readDealer(dealer, settings);
  return isFault(seat) ? seat : { settings, dealer: seat };
}

/** Reads the tags with which a record begins. */
export function readHead(lines: readonly Line[]): Head | Fault {
  const start = lines[0]?.keyword ?? { text: "", line: 1, column: 1 };
  const tags = allOrFault(lines.map(readTag));
  if (isFault(tags)) return tags;
  const [version, ...others] = tags;
  if (version?.name !== VERSION_TAG.name || version.value !== VERSION_TAG.value) return faultAt("NOT_A_RECORD", start);
  const repeated = others.find(isRepeated);
  return repeated === undefined ? readTags(others, start) : faultAt("BAD_TAG", repeated.place);
}
