import { by, call, calls, LEARNER, LEFT, play, RIGHT, type Lesson } from "../lesson.ts";
import { isUnder } from "../under.ts";

const SPARE = ["Kd", "Qh"];

/** A misère that is made by giving the highest card that does not win, each time. */
export const MISERE: Lesson = {
  name: "misere",
  dealer: LEARNER,
  hands: ["7s 8s Ts 7c 8c Jc 8d 9d 7h 9h", "Js Qs Ks As 9c Kc 7d Ad 8h Jh", "9s Tc Qc Ac Td Jd Qd Th Kh Ah"],
  talon: "Kd Qh",
  before: [by(LEFT, call("6s")), by(RIGHT, call("pass"))],
  beats: [
    { kind: "tell", say: "misereWhat" },
    {
      kind: "ask",
      say: "misereBid",
      best: call("misere"),
      faults: [{ when: calls("pass"), reason: "misereStrong" }],
      otherwise: "misereGame",
    },
    { kind: "watch", moves: [by(LEFT, call("pass"))] },
    {
      kind: "ask",
      say: "misereDiscard",
      best: { type: "discard", discard: ["Kd", "Qh"] },
      isRight: (wish) => wish.type === "discard" && wish.discard.every((card) => SPARE.includes(card)),
      otherwise: "misereDiscard",
    },
    { kind: "tell", say: "misereOpen" },
    { kind: "watch", moves: [by(LEFT, play("Kc")), by(RIGHT, play("Tc"))] },
    { kind: "ask", say: "misereJack", best: play("Jc"), otherwise: "jack" },
    { kind: "watch", moves: [by(LEFT, play("Jh")), by(RIGHT, play("Kh"))] },
    { kind: "ask", say: "misereNine", best: play("9h"), otherwise: "under" },
    {
      kind: "play",
      say: "misereRest",
      faultOf: (table, wish) => (isUnder(table, wish) ? null : "under"),
      withoutTrick: "took",
    },
    { kind: "tell", say: "misereScore" },
    { kind: "paper", say: "miserePaper" },
    { kind: "tell", say: "miserePraise" },
  ],
};
