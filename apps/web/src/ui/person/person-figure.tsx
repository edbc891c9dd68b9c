import { lazy, Suspense, type ReactNode } from "react";

// Whoever is shown has a name at once.
const Face = lazy(async () => ({ default: (await import("./face.tsx")).Face }));

interface PersonFigureProps {
  readonly figure: number;
  /** Whose picture is shown, if they have one. */
  readonly userId?: string | undefined;
  /** The hash of their picture, where that is known already. */
  readonly picture?: string | undefined;
  readonly className: string | undefined;
  /** What stands there until it has come. */
  readonly children?: ReactNode;
}

/** By what people are told apart besides their names: their picture, or a figure and a colour that follow from the id (`figureOf`). For the eye alone. */
export function PersonFigure({ className, children = null, ...face }: PersonFigureProps) {
  return (
    <span aria-hidden="true" className={`grid place-items-center ${className}`}>
      <Suspense fallback={children}>
        <Face {...face} />
      </Suspense>
    </span>
  );
}
