import type { ReactNode } from "react";
import { CONTENT_ID } from "#lib/paths.ts";
import { BrandMark } from "./brand.tsx";

interface NoticeProps {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** A page that has only something to say, and perhaps a way on. */
export function Notice({ title, text, children }: NoticeProps) {
  return (
    <main
      id={CONTENT_ID}
      className="mx-auto flex max-w-lg flex-col items-center gap-4 px-6 py-24 text-center low:gap-2 low:py-5"
    >
      <BrandMark className="size-14 low:size-9" />
      <h1 className="mt-2 font-display text-3xl font-semibold text-balance low:mt-0 low:text-2xl">{title}</h1>
      <p className="text-lg leading-relaxed text-ink-soft low:text-base">{text}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-3">{children}</div>
    </main>
  );
}
