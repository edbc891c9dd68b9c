import type { FaultPart } from "@trelyazh/protocol";
import { RotateCcw } from "lucide-react";
import { Component, Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isMissing, loadAnew } from "#lib/renewal/page-renewal.ts";
import { Button } from "./button.tsx";
import { Pressable } from "./pressable.tsx";

interface PartBoundaryProps {
  /** What the club is told has broken. */
  readonly part: FaultPart;
  readonly children: ReactNode;
  /** Puts what is said of the broken part where the part would be seen; where the part is unless told. */
  readonly frame?: (broken: ReactNode) => ReactNode;
  /** There is no room for words: a sign stands for the part. */
  readonly isSmall?: boolean;
}

interface PartState {
  readonly fault: { readonly error: unknown } | null;
  /** How often it has been begun anew. */
  readonly beginnings: number;
}

/** A part that has lived so long since it healed may heal by itself again. */
const HEALTHY_MS = 60_000;

const HEALTHY: Pick<PartState, "fault"> = { fault: null };

/**
 * Keeps a fault to the part that broke. The part begins anew by itself once, then with a button; what is around it goes on. The
 * application reports the fault (`main.tsx`).
 */
export class PartBoundary extends Component<PartBoundaryProps, PartState> {
  override readonly state: PartState = { ...HEALTHY, beginnings: 0 };
  #healedAt = Number.NEGATIVE_INFINITY;

  static getDerivedStateFromError(error: unknown): Pick<PartState, "fault"> {
    return { fault: { error } };
  }

  override componentDidCatch(error: unknown): void {
    // Its file will not be there the next moment either.
    if (isMissing(error) || performance.now() - this.#healedAt < HEALTHY_MS) return;
    this.#healedAt = performance.now();
    this.#beginAnew();
  }

  override render(): ReactNode {
    const { fault, beginnings } = this.state;
    const { children, frame = (broken) => broken, isSmall = false } = this.props;
    if (fault === null) return <Fragment key={beginnings}>{children}</Fragment>;
    if (isMissing(fault.error)) return frame(<MissingPart />);
    return frame(isSmall ? <BrokenSign onRetry={this.#beginAnew} /> : <BrokenPart onRetry={this.#beginAnew} />);
  }

  readonly #beginAnew = (): void => {
    this.setState(({ beginnings }) => ({ ...HEALTHY, beginnings: beginnings + 1 }));
  };
}

function BrokenPart({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return <Hurt text={t(($) => $.repair.broken.text)} remedy={t(($) => $.repair.broken.retry)} onPress={onRetry} />;
}

function BrokenSign({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  const label = `${t(($) => $.repair.broken.text)} ${t(($) => $.repair.broken.retry)}`;
  return (
    <span role="alert" className="inline-flex">
      <Pressable
        aria-label={label}
        title={label}
        onClick={onRetry}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-current/75 transition-colors duration-(--quick) hover:bg-current/8 hover:text-current"
      >
        <RotateCcw size={20} aria-hidden="true" />
      </Pressable>
    </span>
  );
}

function MissingPart() {
  const { t } = useTranslation();
  return <Hurt text={t(($) => $.repair.missing.text)} remedy={t(($) => $.repair.missing.load)} onPress={loadAnew} />;
}

interface HurtProps {
  readonly text: string;
  readonly remedy: string;
  readonly onPress: () => void;
}

/** What stands where a part would be. */
function Hurt({ text, remedy, onPress }: HurtProps) {
  return (
    <div
      role="alert"
      className="m-1 flex max-w-80 flex-wrap items-center gap-x-3 gap-y-2 rounded-soft bg-raised p-3 text-sm leading-snug text-ink shadow-s"
    >
      <p className="grow basis-40">{text}</p>
      <Button size="s" onClick={onPress}>
        <RotateCcw size={16} aria-hidden="true" />
        <span>{remedy}</span>
      </Button>
    </div>
  );
}
