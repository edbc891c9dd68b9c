import { settingsOf } from "@trelyazh/preferans";
import { useState } from "react";
import type { PracticeWish } from "#features/practice/choices.ts";
import { PracticeRoom } from "#pages/practice/practice-room.tsx";

/** Short, and against bots that forgive. */
const FIRST_PULYA: PracticeWish = {
  settings: settingsOf("sochi", { closeBy: { target: 4 } }),
  botLevel: "novice",
};

/** The table that the lessons lead to. */
export function RealTable({ onLeave }: { readonly onLeave: () => void }) {
  const [number, setNumber] = useState(1);
  return <PracticeRoom key={number} wish={FIRST_PULYA} onAgain={() => setNumber(number + 1)} onLeave={onLeave} />;
}
