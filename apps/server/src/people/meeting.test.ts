import { describe, expect, test } from "vitest";
import { meetingOf, type Allowed, type Between, type Meeting, type Tie } from "./meeting.ts";

const OPEN: Allowed = { presenceFor: "friends", invitesFrom: "everybody" };
const FRIENDS_ONLY: Allowed = { presenceFor: "friends", invitesFrom: "friends" };
const CLOSED: Allowed = { presenceFor: "nobody", invitesFrom: "nobody" };

function between(mine: readonly Tie[], theirs: readonly Tie[]): Between {
  return { mine: new Set(mine), theirs: new Set(theirs) };
}

/** What is said yes to, in one line. */
function yes(meeting: Meeting): string {
  return Object.entries(meeting)
    .flatMap(([name, isSo]) => (isSo ? name : []))
    .join(" ");
}

const STRANGERS = "sees mayMeet mayAsk";
const FRIENDS = "sees mayMeet areFriends mayReach";

describe("what one may see of the other, and how far one may reach them", () => {
  test.each<[string, readonly Tie[], readonly Tie[], Allowed, string]>([
    ["strangers", [], [], OPEN, `${STRANGERS} mayInvite`],
    ["strangers, one of whom is invited by friends alone", [], [], FRIENDS_ONLY, STRANGERS],
    ["strangers, one of whom allows nothing", [], [], CLOSED, STRANGERS],
    ["one has asked", ["asked"], [], OPEN, `${STRANGERS} mayInvite`],
    ["the other has asked", [], ["asked"], FRIENDS_ONLY, STRANGERS],
    ["both have asked, and nobody has answered", ["asked"], ["asked"], FRIENDS_ONLY, STRANGERS],
    ["half a friendship is none", ["friend"], [], FRIENDS_ONLY, STRANGERS],
    ["half a friendship from the other side is none", [], ["friend"], FRIENDS_ONLY, STRANGERS],
    ["friends", ["friend"], ["friend"], OPEN, `${FRIENDS} mayInvite seesPresence`],
    [
      "friends, one of whom is invited by friends alone",
      ["friend"],
      ["friend"],
      FRIENDS_ONLY,
      `${FRIENDS} mayInvite seesPresence`,
    ],
    ["friends, one of whom allows nothing", ["friend"], ["friend"], CLOSED, FRIENDS],
    ["one avoids the other", ["not_at_my_table"], [], OPEN, "sees mayAsk"],
    ["the other avoids the one", [], ["not_at_my_table"], OPEN, "sees mayAsk"],
    [
      "friends who do not play together",
      ["friend", "not_at_my_table"],
      ["friend"],
      OPEN,
      "sees areFriends mayReach seesPresence",
    ],
    [
      "friends, the other of whom does not play with the one",
      ["friend"],
      ["friend", "not_at_my_table"],
      OPEN,
      "sees areFriends mayReach seesPresence",
    ],
    ["moderators keep them apart", ["kept_apart"], [], OPEN, "sees mayAsk"],
    [
      "friends whom moderators keep apart",
      ["friend"],
      ["friend", "kept_apart"],
      OPEN,
      "sees areFriends mayReach seesPresence",
    ],
    ["one has hidden the other", ["hidden"], [], OPEN, ""],
    ["the other has hidden the one", [], ["hidden"], OPEN, ""],
    ["both have hidden each other", ["hidden"], ["hidden"], OPEN, ""],
    ["hidden wins over a request", ["asked"], ["hidden"], OPEN, ""],
    ["hidden wins over a friendship that is left over", ["friend", "hidden"], ["friend"], OPEN, ""],
    ["hidden wins over a friendship from the other side", ["friend"], ["friend", "hidden"], OPEN, ""],
    ["hidden and avoided", ["hidden", "not_at_my_table"], [], OPEN, ""],
  ])("%s", (_, mine, theirs, allowed, expected) => {
    expect(yes(meetingOf(between(mine, theirs), allowed))).toBe(expected);
  });

  const KINDS: readonly Tie[] = ["asked", "friend", "hidden", "not_at_my_table"];
  const all = KINDS.reduce<readonly (readonly Tie[])[]>(
    (sets, kind) => sets.flatMap((set) => [set, [...set, kind]]),
    [[]],
  );

  test("whether they see each other, may meet, are friends and may write is the same from both sides, whatever is set", () => {
    for (const mine of all) {
      for (const theirs of all) {
        const [one, other] = [meetingOf(between(mine, theirs), OPEN), meetingOf(between(theirs, mine), CLOSED)];
        const both = ({ sees, mayMeet, areFriends, mayReach }: Meeting) => [sees, mayMeet, areFriends, mayReach];
        expect(both(one)).toEqual(both(other));
      }
    }
  });

  test("who is hidden gets nowhere, whatever else is set and allowed", () => {
    for (const mine of all) {
      for (const theirs of all.filter((kinds) => kinds.includes("hidden"))) {
        expect(yes(meetingOf(between(mine, theirs), OPEN))).toBe("");
      }
    }
  });
});
