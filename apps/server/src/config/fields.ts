import { z } from "zod";

/** A variable that is set to nothing counts as not set. */
export const optionalText = z
  .string()
  .optional()
  .transform((text) => text?.trim() || undefined);

/** What a field refuses with: the rest of a sentence that begins with the variable, and what to do about it. */
type Refusal = string;

/** Reads a text by that function; it returns the value in an object, or why there is none. */
export function readBy<T, Otherwise>(
  read: (text: string) => { readonly value: T } | Refusal,
  otherwise: Otherwise,
): z.ZodType<T | Otherwise> {
  return optionalText.transform((text, context): T | Otherwise => {
    const found = text === undefined ? { value: otherwise } : read(text);
    if (typeof found === "object") return found.value;
    context.addIssue(found);
    return z.NEVER;
  });
}

interface Range<Otherwise> {
  readonly min: number;
  readonly max: number;
  readonly otherwise: Otherwise;
}

export function wholeNumber<Otherwise extends number | undefined>({ min, max, otherwise }: Range<Otherwise>) {
  return readBy<number, Otherwise>((text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return { value };
    return `is no whole number from ${min} to ${max}.`;
  }, otherwise);
}

export function oneOf<const Choice extends string>(choices: readonly Choice[], otherwise: Choice) {
  return readBy<Choice, Choice>((text) => {
    const value = choices.find((choice) => choice === text);
    return value === undefined ? `is none of ${choices.join(", ")}.` : { value };
  }, otherwise);
}

/** A list with commas; `read` returns an item's value, or undefined for one that is none. Set to nothing it has no items. */
export function listOf<T>(
  read: (item: string) => T | undefined,
  { remedy, otherwise }: { readonly remedy: string; readonly otherwise: readonly T[] },
): z.ZodType<readonly T[]> {
  return z
    .string()
    .optional()
    .transform((text, context) => {
      if (text === undefined) return otherwise;
      const items = text.split(",").map((item) => item.trim());
      const values = items.filter((item) => item !== "").map((item) => ({ item, value: read(item) }));
      const bad = values.filter(({ value }) => value === undefined).map(({ item }) => `"${item}"`);
      if (bad.length > 0) context.addIssue(`cannot be read where it says ${bad.join(", ")}. ${remedy}`);
      return values.flatMap(({ value }) => (value === undefined ? [] : [value]));
    });
}
