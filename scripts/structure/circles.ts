/** What each file imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

interface Visit {
  readonly order: number;
  /** The lowest order that can be reached from here. */
  low: number;
  isOpen: boolean;
}

/** Returns the groups of files that import one another, directly or around corners; each sorted, none twice (Tarjan). */
export function circlesIn(graph: ImportGraph): readonly (readonly string[])[] {
  const visits = new Map<string, Visit>();
  const open: string[] = [];
  const circles: string[][] = [];

  const visit = (file: string): Visit => {
    const own: Visit = { order: visits.size, low: visits.size, isOpen: true };
    visits.set(file, own);
    open.push(file);
    for (const imported of graph.get(file) ?? []) {
      const known = visits.get(imported);
      if (known === undefined) own.low = Math.min(own.low, visit(imported).low);
      else if (known.isOpen) own.low = Math.min(own.low, known.order);
    }
    if (own.low === own.order) close(file);
    return own;
  };

  const close = (first: string): void => {
    const group = open.splice(open.indexOf(first));
    for (const file of group) {
      const visited = visits.get(file);
      if (visited !== undefined) visited.isOpen = false;
    }
    if (group.length > 1 || graph.get(first)?.includes(first) === true) circles.push(group.toSorted());
  };

  for (const file of graph.keys()) if (!visits.has(file)) visit(file);
  return circles.toSorted(([a = ""], [b = ""]) => a.localeCompare(b));
}
