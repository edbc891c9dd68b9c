import { ChevronRight } from "lucide-react";
import { useState, type ReactNode } from "react";

interface DisclosureProps {
  readonly title: string;
  /** Beside the title, such as how much of it is unusual. */
  readonly note?: string | undefined;
  /** It cannot be closed: something in it has to be seen. */
  readonly mustShow?: boolean;
  readonly children: ReactNode;
}

/** Something that few want to see: it comes when it is asked for. */
export function Disclosure({ title, note, mustShow = false, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false);
  const isShown = isOpen || mustShow;
  return (
    <details open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="-mx-2 flex min-h-11 cursor-pointer list-none items-center gap-1.5 rounded-tight px-2 font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={18}
          aria-hidden="true"
          className="shrink-0 transition-transform duration-(--quick) [details[open]>summary>&]:rotate-90"
        />
        <span>{title}</span>
        {note === undefined ? null : (
          <span className="ml-auto shrink-0 rounded-full bg-brass/18 px-2.5 py-0.5 text-[0.8125rem] text-brass-text">
            {note}
          </span>
        )}
      </summary>
      {isShown ? <div className="flex flex-col gap-5 pt-2 pb-3">{children}</div> : null}
    </details>
  );
}
