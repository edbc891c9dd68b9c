/** The browser's own methods, to be called on any node. */
interface Native {
  readonly removeChild: <Child extends Node>(this: Node, child: Child) => Child;
  readonly insertBefore: <Child extends Node>(this: Node, child: Child, next: Node | null) => Child;
}

/**
 * Lets React go on in a page where extensions have moved its elements or taken them out (facebook/react#11538): it asks for a
 * node to be removed from where it had put it, and browsers throw when the node is not there. Wherever nobody has meddled, nothing
 * is different. Texts need more, since a replaced one would stay as it was: they have elements of their own, which a lint rule
 * looks after.
 */
export function bearForeignHands(): void {
  const native: Native = Node.prototype;
  const { removeChild, insertBefore } = native;
  Node.prototype.removeChild = function removeWhereItIs<Child extends Node>(this: Node, child: Child): Child {
    const parent = child.parentNode;
    if (parent === null) return child;
    return removeChild.call(parent, child) as Child; // it returns what it is given
  };
  Node.prototype.insertBefore = function insertAsNear<Child extends Node>(
    this: Node,
    child: Child,
    next: Node | null,
  ): Child {
    return insertBefore.call(this, child, childAround(this, next)) as Child; // it returns what it is given
  };
}

/** Returns the child of a parent that holds a node, if it still does: an extension may have wrapped it. */
function childAround(parent: Node, node: Node | null): Node | null {
  let child = node;
  while (child !== null && child.parentNode !== parent) child = child.parentNode;
  return child;
}
