import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from "react";
import { sayings } from "#lib/toasts.ts";
import { PartBoundary } from "./part-boundary.tsx";

const loadStack = () => import("./late/toast-stack.tsx");
const ToastStack = lazy(async () => ({ default: (await loadStack()).ToastStack }));

/**
 * Shows what is said to the person. Its code comes when somebody does the first thing on the page, before which there is
 * nothing to say: so it is there even if the line breaks then.
 */
export function Toaster() {
  const isSaid = useSyncExternalStore(sayings.subscribe, () => sayings.waiting().length > 0);
  const [wasSaid, setWasSaid] = useState(false);
  if (isSaid && !wasSaid) setWasSaid(true);
  useEffect(() => {
    // If it does not come, the first thing said asks again.
    const prepare = () => void loadStack().catch(() => null);
    const once = { once: true, passive: true };
    addEventListener("pointerdown", prepare, once);
    addEventListener("keydown", prepare, once);
    return () => {
      removeEventListener("pointerdown", prepare);
      removeEventListener("keydown", prepare);
    };
  }, []);
  return wasSaid ? (
    <PartBoundary part="banners" frame={() => null}>
      <Suspense fallback={null}>
        <ToastStack />
      </Suspense>
    </PartBoundary>
  ) : null;
}
