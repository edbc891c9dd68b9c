import { useId, type ReactNode } from "react";

interface AccountPanelProps {
  readonly title: string;
  /** The first of a page says what the page is. */
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}

/** One matter of an account. */
export function AccountPanel({ title, isFirst = false, children }: AccountPanelProps) {
  const titleId = useId();
  const Heading = isFirst ? "h1" : "h2";
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-4 rounded-round border border-line bg-surface p-5 shadow-s sm:p-7"
    >
      <Heading
        id={titleId}
        className={`font-display leading-tight font-semibold text-balance ${isFirst ? "text-2xl sm:text-3xl" : "text-xl"}`}
      >
        {title}
      </Heading>
      {children}
    </section>
  );
}
