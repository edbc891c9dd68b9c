/** What React keeps of a component: https://github.com/facebook/react, ReactInternalTypes. */
interface Fiber {
  readonly type: unknown;
  readonly tag: number;
  readonly memoizedState: unknown;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  /** The same component as it was before this commit. */
  readonly alternate: Fiber | null;
}

/** The flag of a component that was called in this commit. */
const PERFORMED_WORK = 1;

/** The tag of a `Suspense`; it keeps something while its fallback is shown. */
const SUSPENSE = 13;

let shown: Fiber | null = null;

const counts = new Map<string, number>();

function nameOf({ type }: Fiber): string | null {
  return typeof type === "function" ? type.name : null;
}

/** Counts what has rendered below a component; what React has left alone is the same object as before. A card is one thing. */
function visit(fiber: Fiber): void {
  const name = nameOf(fiber);
  if (name !== null && (fiber.flags & PERFORMED_WORK) !== 0) counts.set(name, (counts.get(name) ?? 0) + 1);
  if (name === "CardFace" || fiber.child === fiber.alternate?.child) return;
  for (let child = fiber.child; child !== null; child = child.sibling) visit(child);
}

// Developers' tools are told of every commit. React looks for them once, when it is loaded: this file comes before it.
Object.assign(globalThis, {
  __REACT_DEVTOOLS_GLOBAL_HOOK__: {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: (_: unknown, { current }: { readonly current: Fiber }) => {
      shown = current;
      visit(current);
    },
    onCommitFiberUnmount: () => undefined,
  },
});

/** Whether something below a component is still to come: code, or texts. */
function waits(fiber: Fiber): boolean {
  if (fiber.tag === SUSPENSE && fiber.memoizedState !== null) return true;
  for (let child = fiber.child; child !== null; child = child.sibling) if (waits(child)) return true;
  return false;
}

/** Whether something on the screen is still to come; when it does it renders, whatever else is done then. */
export const isSomethingToCome = (): boolean => shown !== null && waits(shown);

/** Returns how often each component has rendered since the last time this was asked. */
export function takeRenders(): Readonly<Record<string, number>> {
  const taken = Object.fromEntries(counts);
  counts.clear();
  return taken;
}
