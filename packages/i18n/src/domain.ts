import type { TableEvent } from "@trelyazh/table";

/** Words of the game, read off the protocol: this package imports nothing else of the project. */
export type GameEvent = Extract<TableEvent, { type: "game" }>["event"];
export type Settings = Extract<TableEvent, { type: "tableCreated" }>["settings"];
export type GameEventOf<Kind extends GameEvent["type"]> = Extract<GameEvent, { type: Kind }>;
export type Seat = GameEventOf<"called">["seat"];
export type Call = GameEventOf<"called">["call"];
export type Card = GameEventOf<"cardPlayed">["card"];
export type Bid = GameEventOf<"talonTaken">["bid"];
export type WhistAnswer = GameEventOf<"whistAnswered">["answer"];
export type DealResult = GameEventOf<"dealScored">["result"];
export type ScoreEntry = DealResult["entries"][number];
