import { lazy, Suspense, useEffect, useRef, useState, type FocusEvent, type PointerEvent, type ReactNode } from "react";

const load = () => import("./late/hint-popup.tsx");
const HintPopup = lazy(async () => ({ default: (await load()).HintPopup }));

/** A pointer that only passes by asks for nothing. */
const REST_MS = 350;
/** In this time one gets from a control to its hint. */
const LEAVE_MS = 120;

interface HintProps {
  /** Nothing is shown for an empty text. */
  readonly text: string;
  readonly children: ReactNode;
}

/** What a pointer rests on, or the keyboard has come to; and how to follow both. */
function useAnchor() {
  const [anchor, setAnchor] = useState<Element | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = (next: Element | null, delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setAnchor(next), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    anchor,
    stay: () => clearTimeout(timer.current),
    leave: () => soon(null, LEAVE_MS),
    close: () => soon(null, 0),
    onPointerEnter: ({ pointerType, currentTarget }: PointerEvent) => {
      if (pointerType !== "touch") soon(currentTarget.firstElementChild, REST_MS);
    },
    onFocus: ({ target }: FocusEvent) => {
      if (target.matches(":focus-visible")) soon(target, 0);
    },
  };
}

/** A short explanation beside a control, on hover and on focus, whose code comes with the first one that is wanted. */
export function Hint({ text, children }: HintProps) {
  const { anchor, stay, leave, close, onPointerEnter, onFocus } = useAnchor();
  return (
    <>
      <span
        className="contents"
        onPointerEnter={onPointerEnter}
        onPointerLeave={leave}
        onFocus={onFocus}
        onBlur={close}
      >
        {children}
      </span>
      {anchor === null || text === "" ? null : (
        <Suspense fallback={null}>
          <HintPopup anchor={anchor} text={text} onStay={stay} onLeave={leave} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
