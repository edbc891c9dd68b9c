/** A value that must be one of the choices. */
export function oneOf<T>(choices: readonly T[], value: unknown): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`${String(value)} is none of ${choices.join(", ")}`);
  return found;
}
