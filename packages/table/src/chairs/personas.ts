import type { Seat } from "@trelyazh/preferans";

/** Who bots are at a table. Each has a name in every language, a face, and a temper. */
export const PERSONAS = [
  "yaga",
  "koschei",
  "gorynych",
  "leshy",
  "vodyanoy",
  "kikimora",
  "domovoy",
  "bayun",
  "kolobok",
  "firebird",
  "morozko",
  "sivka",
] as const;
export type Persona = (typeof PERSONAS)[number];

/** What a bot leans to where its level would allow either: it bids and whists less or more, or will not let go. */
export const TEMPERS = ["even", "careful", "bold", "stubborn"] as const;
export type Temper = (typeof TEMPERS)[number];

const TEMPER_OF: Readonly<Record<Persona, Exclude<Temper, "even">>> = {
  yaga: "stubborn",
  koschei: "careful",
  gorynych: "bold",
  leshy: "stubborn",
  vodyanoy: "careful",
  kikimora: "bold",
  domovoy: "careful",
  bayun: "careful",
  kolobok: "bold",
  firebird: "bold",
  morozko: "stubborn",
  sivka: "stubborn",
};

/** Returns the temper of that persona; a bot that is nobody in particular, as one that keeps a chair, is even. */
export function temperOf(persona: Persona | undefined): Temper {
  return persona === undefined ? "even" : TEMPER_OF[persona];
}

/** Numbers without a common factor with that of the personas: whichever is the step, chairs get different ones. */
const STEPS = [1, 5, 7, 11] as const;

/** Returns who sits down on that chair of that table: by a chance that lies in the table's id, and nobody twice. */
export function personaAt(tableId: string, seat: Seat): Persona {
  const chance = hashOf(tableId);
  const step = STEPS[(chance >>> 8) % STEPS.length] ?? 1;
  const persona = PERSONAS[((chance % PERSONAS.length) + seat * step) % PERSONAS.length];
  // The list is not empty, and a rest is within it.
  return persona ?? PERSONAS[0];
}

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
