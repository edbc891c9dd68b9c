import { isGame, levelOf, trumpOf } from "@trelyazh/preferans";
import type { Wish } from "@trelyazh/table";
import { by, call, calls, LEFT, RIGHT, type Lesson } from "../lesson.ts";

/** What may go: whatever takes no trick. */
const SPARE = ["8s", "Kh", "7h", "9c", "8c"];

const orders = (wish: Wish) => (wish.type === "order" ? wish : null);

function levelOrdered(wish: Wish): number {
  const order = orders(wish);
  return order === null ? 0 : levelOf(order.contract);
}

const isSpared = (wish: Wish): boolean => orders(wish)?.discard.every((card) => SPARE.includes(card)) === true;
const hasDiamonds = (wish: Wish): boolean => {
  const order = orders(wish);
  return order !== null && trumpOf(order.contract) === "d";
};
const isHigher = (wish: Wish): boolean => wish.type === "call" && isGame(wish.call);

/** Bids, talon, discard and order. Nobody whists, so that the game is made without play. */
export const AUCTION: Lesson = {
  name: "auction",
  dealer: RIGHT,
  hands: ["8s As 9c 7h Kh 9d Jd Qd Kd Ad", "Ks 9s Ac Kc Jc Tc 7c Jh 9h 8d", "Qs Js Ts 7s Qc Ah Qh Th 8h 7d"],
  talon: "Td 8c",
  before: [],
  beats: [
    { kind: "tell", say: "auctionWhy" },
    { kind: "tell", say: "auctionBid" },
    { kind: "tell", say: "auctionLadder" },
    {
      kind: "ask",
      say: "auctionFirst",
      best: call("6s"),
      faults: [
        { when: calls("pass"), reason: "strong" },
        { when: calls("misere"), reason: "notYet" },
      ],
      otherwise: "cheap",
    },
    { kind: "watch", moves: [by(LEFT, call("6c")), by(RIGHT, call("pass"))] },
    {
      kind: "ask",
      say: "auctionRaise",
      best: call("6d"),
      faults: [{ when: isHigher, reason: "enough" }],
      otherwise: "strong",
    },
    { kind: "watch", moves: [by(LEFT, call("pass"))] },
    { kind: "tell", say: "auctionWon" },
    {
      kind: "ask",
      say: "auctionOrder",
      best: { type: "order", discard: ["9c", "8c"], contract: "7d" },
      isRight: (wish) => levelOrdered(wish) === 7 && hasDiamonds(wish) && isSpared(wish),
      faults: [
        { when: ({ type }) => type === "concede", reason: "concede" },
        { when: (wish) => !isSpared(wish), reason: "discard" },
        { when: (wish) => !hasDiamonds(wish), reason: "otherTrump" },
        { when: (wish) => levelOrdered(wish) < 7, reason: "lowOrder" },
      ],
      otherwise: "highOrder",
    },
    {
      kind: "watch",
      moves: [
        { type: "answerWhist", seat: LEFT, answer: "pass" },
        { type: "answerWhist", seat: RIGHT, answer: "pass" },
      ],
    },
    { kind: "tell", say: "auctionPasses" },
    { kind: "tell", say: "auctionPool" },
    { kind: "paper", say: "auctionPaper" },
    { kind: "tell", say: "auctionPraise" },
  ],
};
