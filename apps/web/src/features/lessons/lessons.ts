import { ALL_PASS } from "./deals/all-pass.ts";
import { AUCTION } from "./deals/auction.ts";
import { MISERE } from "./deals/misere.ts";
import { TRICKS } from "./deals/tricks.ts";
import { WHIST } from "./deals/whist.ts";
import type { Lesson, LessonName } from "./lesson.ts";

export const LESSONS: Readonly<Record<LessonName, Lesson>> = {
  tricks: TRICKS,
  auction: AUCTION,
  whist: WHIST,
  misere: MISERE,
  allPass: ALL_PASS,
};
