import { by, call, calls, LEARNER, LEFT, play, RIGHT, type Lesson } from "../lesson.ts";

/** An all-pass, and the whole paper after it. */
export const ALL_PASS: Lesson = {
  name: "allPass",
  dealer: LEARNER,
  hands: ["7s 8s Qs 7c 9c 8d Td 7h 9h Jh", "9s Js Ks 8c Qc Ac 7d Kd Th Ah", "Ts As Tc Kc 9d Jd Ad 8h Qh Kh"],
  talon: "Jc Qd",
  before: [by(LEFT, call("pass")), by(RIGHT, call("pass"))],
  beats: [
    { kind: "tell", say: "allPassWhat" },
    {
      kind: "ask",
      say: "allPassPass",
      best: call("pass"),
      faults: [{ when: calls("misere"), reason: "allPassMisere" }],
      otherwise: "allPassGame",
    },
    { kind: "tell", say: "allPassTalon" },
    { kind: "watch", moves: [by(LEFT, play("Qc")), by(RIGHT, play("Tc"))] },
    { kind: "ask", say: "allPassFirst", best: play("9c"), otherwise: "allPassUnder" },
    { kind: "watch", moves: [by(LEFT, play("7d")), by(RIGHT, play("9d"))] },
    { kind: "ask", say: "allPassSecond", best: play("8d"), otherwise: "allPassTook" },
    { kind: "play", say: "allPassRest" },
    { kind: "tell", say: "allPassScoreNone", sayWithTricks: "allPassScoreSome" },
    { kind: "paper", say: "allPassPaper" },
    { kind: "sheet", say: "allPassSheet" },
    { kind: "tell", say: "allPassPraise" },
  ],
};
