import { lazy, Suspense, type ReactNode } from "react";

// Whoever is shown has a name at once.
const Figure = lazy(async () => ({ default: (await import("./figure.tsx")).Figure }));

interface PersonFigureProps {
  readonly figure: number;
  readonly className: string | undefined;
  /** What stands there until the figure has come. */
  readonly children?: ReactNode;
}

/** By what people are told apart besides their names: a figure and a colour that follow from the id (`figureOf`). For the eye alone. */
export function PersonFigure({ figure, className, children = null }: PersonFigureProps) {
  return (
    <span aria-hidden="true" className={`grid place-items-center ${className}`}>
      <Suspense fallback={children}>
        <Figure figure={figure} />
      </Suspense>
    </span>
  );
}
