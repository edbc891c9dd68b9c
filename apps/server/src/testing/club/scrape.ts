/** The metrics as Prometheus gets them: each line's value by its name and labels. */
export async function scrape(url: string | null): Promise<ReadonlyMap<string, number>> {
  const text = await (await fetch(url ?? "")).text();
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(lines.map((line) => [line.replace(/ \S+$/, ""), Number(/ (\S+)$/.exec(line)?.[1])]));
}
