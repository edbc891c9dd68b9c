/** Everything that cannot be seen, or that turns text around; what makes one picture of several is looked at by itself. */
const UNSEEN =
  /(?!\u{FE0E}|\u{FE0F}|[\u{200B}-\u{200D}])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\u{2028}\u{2029}\u{2800}]/gu;
const LONE_JOINERS = /(?<!\p{Extended_Pictographic}\u{FE0F}?\p{EMod}?)[\u{200B}-\u{200D}]/gu;

/** Marks above and below one letter that are no writing any more. */
const PILES = /(?<=\p{M}{2})\p{M}+/gu;

/** Returns a line without what nobody sees, its blanks single; empty if nothing is left. */
export function cleanLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\s+/gu, " ")
    .replaceAll(UNSEEN, "")
    .replaceAll(LONE_JOINERS, "")
    .replaceAll(PILES, "")
    .trim();
}
