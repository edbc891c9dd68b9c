import { by, call, LEARNER, LEFT, play, RIGHT, type Lesson } from "../lesson.ts";

/** Tricks, following suit, trumps. The learner plays six of spades; both others whist, so that all cards stay closed. */
export const TRICKS: Lesson = {
  name: "tricks",
  dealer: RIGHT,
  hands: ["As Ks Qs Ts 8s Ah 9h Kd 7d 8c", "Js 7s Kh Jh Ad Td Ac Kc Jc 9c", "9s Qh Th 7h Qd Jd 9d 8d Qc Tc"],
  talon: "7c 8h",
  before: [
    by(LEARNER, call("6s")),
    by(LEFT, call("pass")),
    by(RIGHT, call("pass")),
    { type: "order", seat: LEARNER, discard: ["7c", "8h"], contract: "6s" },
    { type: "answerWhist", seat: LEFT, answer: "whist" },
    { type: "answerWhist", seat: RIGHT, answer: "whist" },
  ],
  beats: [
    { kind: "tell", say: "tricksCards" },
    { kind: "tell", say: "tricksRanks", cards: ["7h", "8h", "9h", "Th", "Jh", "Qh", "Kh", "Ah"] },
    { kind: "tell", say: "tricksTrick" },
    { kind: "ask", say: "tricksAce", best: play("Ah"), otherwise: "ace" },
    { kind: "watch", moves: [by(LEFT, play("Jh")), by(RIGHT, play("7h"))] },
    { kind: "tell", say: "tricksWon" },
    { kind: "ask", say: "tricksNine", best: play("9h"), otherwise: "nine" },
    {
      kind: "watch",
      moves: [by(LEFT, play("Kh")), by(RIGHT, play("Th")), by(LEFT, play("Ad")), by(RIGHT, play("8d"))],
    },
    { kind: "ask", say: "tricksFollow", best: play("7d"), otherwise: "king" },
    { kind: "watch", moves: [by(LEFT, play("Ac")), by(RIGHT, play("Tc"))] },
    { kind: "ask", say: "tricksClub", best: play("8c"), otherwise: "nine" },
    { kind: "watch", moves: [by(LEFT, play("Kc")), by(RIGHT, play("Qc"))] },
    { kind: "tell", say: "tricksTrump" },
    { kind: "ask", say: "tricksRuff", best: play("8s"), otherwise: "ruff" },
    { kind: "tell", say: "tricksCount" },
    { kind: "play", say: "tricksRest" },
    { kind: "tell", say: "tricksPraise" },
  ],
};
