import { Suspense, useState, type ReactNode } from "react";
import { useIsOpen, type LayerName } from "#lib/layers.ts";
import { PartBoundary } from "../part-boundary.tsx";

interface OnceOpenProps {
  readonly layer: LayerName;
  /** A lazy component: its code comes with its first show. */
  readonly children: ReactNode;
}

/**
 * Renders what shows a layer from the first time on that the layer is on top, so that it can also be seen going. One that
 * breaks, or whose code does not come, leaves the page under it alone.
 */
export function OnceOpen({ layer, children }: OnceOpenProps) {
  const isOpen = useIsOpen(layer);
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen && !wasOpen) setWasOpen(true);
  if (!wasOpen) return null;
  const frame = (broken: ReactNode) =>
    isOpen ? <div className="fixed inset-x-3 bottom-3 z-60 mx-auto w-fit">{broken}</div> : null;
  return (
    <PartBoundary part="dialog" frame={frame}>
      <Suspense fallback={null}>{children}</Suspense>
    </PartBoundary>
  );
}
