import { parseSettings, settingsOf, type Seat, type Settings } from "@trelyazh/preferans";
import type { CreateTable } from "@trelyazh/protocol";
import { DEFAULT_CONDITIONS, type Boards, type Conditions, type NewBot } from "@trelyazh/table";
import { ClubError } from "../club-error.ts";

/** What somebody wishes for a table to be, under whatever id. */
export type TableWish = Omit<CreateTable, "tableId">;

/** Returns on what a table is played that somebody wishes for. Refuses with `BAD_SETTINGS` and where, or `BAD_INPUT` for no settings at all. */
export function conditionsOf(wish: TableWish, boards: Boards | undefined): Conditions {
  return {
    settings: settingsWanted(wish),
    turnSeconds: wish.turnSeconds,
    botLevel: wish.botLevel ?? DEFAULT_CONDITIONS.botLevel,
    bankSeconds: wish.bankSeconds ?? DEFAULT_CONDITIONS.bankSeconds,
    connectionBankSeconds: wish.connectionBankSeconds ?? DEFAULT_CONDITIONS.connectionBankSeconds,
    spectatorDelaySeconds: wish.spectatorDelaySeconds ?? DEFAULT_CONDITIONS.spectatorDelaySeconds,
    ...(wish.resultSeconds !== undefined && { resultSeconds: wish.resultSeconds }),
    ...(wish.untimedAlone !== undefined && { untimedAlone: wish.untimedAlone }),
    ...(wish.seatsBy === "lot" && { seatsBy: "lot" }),
    ...companyOf(wish),
    ...(boards !== undefined && { deckSource: boards }),
  };
}

/** Who finds the table, and whether people talk there. One for friends is unlisted for whoever knows no such tables. */
function companyOf({ byLinkOnly, friendsOnly, chat }: TableWish) {
  return {
    ...((byLinkOnly === true || friendsOnly === true) && { isUnlisted: true as const }),
    ...(friendsOnly === true && { isFriendsOnly: true as const }),
    ...(chat === false && { hasNoChat: true as const }),
  } satisfies Partial<Conditions>;
}

/** Returns the bots that sit down at once: the owner has the first chair, bots the next ones. */
export function botsOf({ bots, botLevels = [] }: Pick<TableWish, "bots" | "botLevels">): readonly NewBot[] {
  return Array.from({ length: bots }, (_, index) => {
    const level = botLevels[index];
    // Chairs are numbered as seats are.
    return { seat: (index + 1) as Seat, ...(level !== undefined && { level }) };
  });
}

function settingsWanted({ settings, preset, poolTarget }: TableWish): Settings {
  if (settings === undefined) {
    if (preset === undefined || poolTarget === undefined) throw new ClubError("BAD_INPUT");
    return settingsOf(preset, { closeBy: { kind: "each", target: poolTarget, aid: true } });
  }
  // Two wishes at once are none.
  if (preset !== undefined || poolTarget !== undefined) throw new ClubError("BAD_INPUT");
  const reading = parseSettings(settings);
  if (reading.ok) return reading.settings;
  const { at, expected } = reading;
  throw new ClubError("BAD_SETTINGS", { setting: { at, expected } });
}
