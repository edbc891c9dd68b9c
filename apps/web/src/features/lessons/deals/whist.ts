import type { Wish } from "@trelyazh/table";
import { by, call, isAnything, LEARNER, LEFT, play, playsOneOf, RIGHT, type Beat, type Lesson } from "../lesson.ts";

const answers = (answer: Extract<Wish, { type: "answerWhist" }>["answer"]): Wish => ({ type: "answerWhist", answer });

/** The auction, and what the whisters say. */
const ANSWERS: readonly Beat[] = [
  { kind: "ask", say: "whistPass", best: call("pass"), otherwise: "weak" },
  {
    kind: "watch",
    moves: [
      by(LEFT, call("6s")),
      by(RIGHT, call("pass")),
      { type: "order", seat: LEFT, discard: ["7c", "8d"], contract: "6s" },
      { type: "answerWhist", seat: RIGHT, answer: "pass" },
    ],
  },
  { kind: "tell", say: "whistDuty" },
  {
    kind: "ask",
    say: "whistWhist",
    best: answers("whist"),
    faults: [{ when: (wish) => wish.type === "answerWhist" && wish.answer === "half", reason: "half" }],
    otherwise: "noWhist",
  },
  { kind: "ask", say: "whistLight", best: { type: "chooseOpenness", open: true }, otherwise: "dark" },
];

/** Four tricks, the last of them by the cards on the right. */
const TRICKS: readonly Beat[] = [
  { kind: "ask", say: "whistFirst", best: play("Ah"), otherwise: "topFirst" },
  { kind: "watch", moves: [by(LEFT, play("9h"))] },
  { kind: "ask", say: "whistPartner", best: play("7h"), otherwise: "partnerLow" },
  { kind: "ask", say: "whistSecond", best: play("Kh"), otherwise: "topFirst" },
  { kind: "watch", moves: [by(LEFT, play("Qh")), by(LEARNER, play("Th"))] },
  { kind: "ask", say: "whistThird", best: play("Ad"), otherwise: "topFirst" },
  { kind: "watch", moves: [by(LEFT, play("Kd")), by(LEARNER, play("Td"))] },
  { kind: "ask", say: "whistClub", best: play("9c"), isRight: playsOneOf("9c", "Tc"), otherwise: "clubs" },
  { kind: "watch", moves: [by(LEFT, play("Jc"))] },
  { kind: "ask", say: "whistOver", best: play("Ac"), isRight: playsOneOf("Ac", "Kc", "Qc"), otherwise: "overtake" },
];

/** Declarer's trumps are high: what is left is agreed on. */
const REST: readonly Beat[] = [
  { kind: "ask", say: "whistAny", best: play("8c"), isRight: isAnything, otherwise: "clubs" },
  { kind: "ask", say: "whistFollow", best: play("Tc"), isRight: isAnything, otherwise: "clubs" },
  { kind: "watch", moves: [by(LEFT, play("7s")), { type: "offer", seat: LEFT, taken: [3, 6, 1] }] },
  { kind: "ask", say: "whistOffer", best: { type: "answerOffer", accept: true }, otherwise: "offer" },
  { kind: "tell", say: "whistScore" },
  { kind: "paper", say: "whistPaper" },
  { kind: "tell", say: "whistPraise" },
];

/** A sole whister, in the light, against six of spades; the game is made, and so is the duty. */
export const WHIST: Lesson = {
  name: "whist",
  dealer: RIGHT,
  hands: ["9s Js 9c Tc 8h Kh Ah 7d 9d Ad", "8s Ts Qs Ks As Jc 9h Qh 8d Kd", "8c Qc Kc Ac 7h Th Jh Td Jd Qd"],
  talon: "7s 7c",
  before: [],
  beats: [...ANSWERS, ...TRICKS, ...REST],
};
