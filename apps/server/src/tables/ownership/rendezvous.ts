/**
 * Returns to which of these nodes the table falls: all who know the same nodes say the same, each node has about as many
 * tables as any other, and when one comes or goes only its own tables fall to others. Undefined where there are no nodes.
 */
export function keeperOf(tableId: string, nodeIds: readonly string[]): string | undefined {
  let best: string | undefined;
  let highest = -1;
  for (const nodeId of nodeIds) {
    const weight = weightOf(tableId, nodeId);
    if (weight < highest || (weight === highest && best !== undefined && nodeId < best)) continue;
    highest = weight;
    best = nodeId;
  }
  return best;
}

/** Returns all of them, each next one being to whom the table falls when those before are gone. */
export function keepersOf(tableId: string, nodeIds: readonly string[]): readonly string[] {
  const weights = new Map(nodeIds.map((nodeId) => [nodeId, weightOf(tableId, nodeId)]));
  const weight = (nodeId: string) => weights.get(nodeId) ?? 0;
  return nodeIds.toSorted((a, b) => weight(b) - weight(a) || (a < b ? 1 : -1));
}

/** The hash FNV-1a of both together, mixed by the last steps of MurmurHash3: quick, and as good as even; below 2 ** 32. */
export function weightOf(tableId: string, nodeId: string): number {
  let hash = 0x811c9dc5;
  for (const text of [nodeId, tableId]) {
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
