import { lazy, Suspense } from "react";
import { PartBoundary } from "../part-boundary.tsx";
import type { NamedTermsProps } from "./named-terms.tsx";

const NamedTerms = lazy(async () => ({ default: (await import("./named-terms.tsx")).NamedTerms }));

/** The terms of texts in which none can stand, such as those of buttons; nothing until the rules are here, or without them. */
export function TermList(props: NamedTermsProps) {
  return (
    <PartBoundary part="dialog" frame={() => null}>
      <Suspense fallback={null}>
        <NamedTerms {...props} />
      </Suspense>
    </PartBoundary>
  );
}
