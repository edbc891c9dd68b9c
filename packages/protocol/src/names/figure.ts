/** How many shapes and colours there are, by which people are told apart besides their names. */
export const FIGURES = { shapes: 12, colours: 10 } as const;

/** Returns the figure of whoever has that id: the number of its shape, and of its colour times that of all shapes. */
export function figureOf(userId: string): number {
  // FNV-1a: what lies in an id looks as if by chance.
  let hash = 0x811c9dc5;
  for (const character of userId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (hash >>> 4) % (FIGURES.shapes * FIGURES.colours);
}
