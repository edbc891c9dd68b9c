import { useId, type ReactNode } from "react";

/** One matter of a page, under its heading. */
export function Panel({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const titleId = useId();
  return (
    <section
      aria-labelledby={titleId}
      className="flex flex-col gap-4 rounded-round border border-line bg-surface p-5 shadow-s sm:p-6"
    >
      <h2 id={titleId} className="font-display text-xl leading-tight font-semibold text-balance">
        {title}
      </h2>
      {children}
    </section>
  );
}
