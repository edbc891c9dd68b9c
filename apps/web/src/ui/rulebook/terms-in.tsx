import { lazy, Suspense } from "react";
import { PartBoundary } from "../part-boundary.tsx";

const MarkedText = lazy(async () => ({ default: (await import("./marked-text.tsx")).MarkedText }));

/** A text of the club in which terms can be asked about; until the rules are here, and without them, it is what it says. */
export function TermsIn({ children }: { readonly children: string }) {
  return (
    <PartBoundary part="dialog" frame={() => children}>
      <Suspense fallback={<span>{children}</span>}>
        <MarkedText text={children} />
      </Suspense>
    </PartBoundary>
  );
}
