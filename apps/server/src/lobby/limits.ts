import { byNetwork, MINUTE, type Limits } from "../limits/limits.ts";

/** Whole lists that go to one address: the largest answer of the club, and anybody may ask for it. */
const WHOLE_LISTS_PER_MINUTE = 60;

export type LobbyLimits = ReturnType<typeof lobbyLimits>;

export function lobbyLimits(limits: Limits) {
  const lists = limits.inProcess({ name: "lobby-lists", times: WHOLE_LISTS_PER_MINUTE, seconds: MINUTE });
  return { wholeList: byNetwork(lists) };
}
