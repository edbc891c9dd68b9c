import { Suspense, useState, type ReactNode } from "react";
import { useIsOpen, type LayerName } from "#lib/layers.ts";

interface OnceOpenProps {
  readonly layer: LayerName;
  /** A lazy component: its code comes with its first show. */
  readonly children: ReactNode;
}

/** Renders what shows a layer from the first time on that the layer is on top, so that it can also be seen going. */
export function OnceOpen({ layer, children }: OnceOpenProps) {
  const isOpen = useIsOpen(layer);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  return wasOpen ? <Suspense fallback={null}>{children}</Suspense> : null;
}
