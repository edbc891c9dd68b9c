import type { Persona } from "@trelyazh/table";
import { Bot } from "lucide-react";
import { lazy, Suspense } from "react";

// A table is there before its bots have faces.
const BotFace = lazy(async () => ({ default: (await import("./bot-face.tsx")).BotFace }));

interface BotPortraitProps {
  /** Absent for a bot that is nobody in particular. */
  readonly persona: Persona | undefined;
  readonly className?: string | undefined;
  /** Of the sign that stands for any bot. */
  readonly signClass?: string | undefined;
}

/** What a bot looks like: its face, or the sign of all bots. For the eye alone: who it is stands beside it. */
export function BotPortrait({ persona, className, signClass }: BotPortraitProps) {
  const sign = <Bot strokeWidth={1.6} aria-hidden="true" className={signClass} />;
  if (persona === undefined) return sign;
  return (
    <Suspense fallback={sign}>
      <BotFace persona={persona} className={className} />
    </Suspense>
  );
}
