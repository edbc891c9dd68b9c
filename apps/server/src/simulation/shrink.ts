import type { Story } from "./story.ts";

/** Says whether what is looked for happens in that story too. */
type StillFails = (story: Story) => Promise<boolean>;

/** Returns a story with less in it in which the same still happens, after so many tries at most. */
export async function shrink(story: Story, stillFails: StillFails, tries = 60): Promise<Story> {
  let smallest = story;
  let left = tries;
  for (;;) {
    const next = await firstThatFails(smallest, async (smaller) => {
      left -= 1;
      return left >= 0 && (await stillFails(smaller));
    });
    if (next === null) return smallest;
    smallest = next;
  }
}

async function firstThatFails(story: Story, stillFails: StillFails): Promise<Story | null> {
  for (const smaller of smallerThan(story)) if (await stillFails(smaller)) return smaller;
  return null;
}

/** Stories with less in them, the smallest first. */
function* smallerThan(story: Story): Generator<Story> {
  const { minutes, hostile, honest, blows } = story;
  for (let size = blows.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < blows.length; from += size) yield { ...story, blows: blows.toSpliced(from, size) };
  if (hostile > 0) yield { ...story, hostile: hostile - 1 };
  if (honest > 1) yield { ...story, honest: honest - 1 };
  if (minutes > 1) yield { ...story, minutes: Math.ceil(minutes / 2) };
}
