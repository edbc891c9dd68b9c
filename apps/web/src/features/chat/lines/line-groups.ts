import type { ChatItem, ChatLine } from "@trelyazh/protocol";
import { isLine } from "../room/room-state.ts";
import { dayOf } from "./days.ts";

/** Lines of one person one after another. */
export interface LineGroup {
  readonly by: ChatLine["by"];
  readonly lines: readonly ChatLine[];
  /** It is the first of its day. */
  readonly beginsDay: boolean;
}

/** How long somebody may rest in the middle of a group. */
const REST_MS = 3 * 60 * 1000;

/** Returns what is shown of a room, by who has said it; without those who are not read. */
export function groupsOf(items: readonly ChatItem[], muted: ReadonlySet<string>): readonly LineGroup[] {
  const groups: (LineGroup & { readonly lines: ChatLine[] })[] = [];
  for (const line of items.filter(isLine).filter(({ by }) => !muted.has(by.id))) {
    const last = groups.at(-1);
    const before = last?.lines.at(-1);
    if (before !== undefined && goesOn(before, line)) last?.lines.push(line);
    else groups.push({ by: line.by, lines: [line], beginsDay: before === undefined || isOfAnotherDay(before, line) });
  }
  return groups;
}

function goesOn(before: ChatLine, line: ChatLine): boolean {
  return line.by.id === before.by.id && line.at - before.at < REST_MS && !isOfAnotherDay(before, line);
}

function isOfAnotherDay(before: ChatLine, line: ChatLine): boolean {
  return dayOf(before.at) !== dayOf(line.at);
}
