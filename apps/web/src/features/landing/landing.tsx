import { Link } from "@tanstack/react-router";
import { EyeOff, History, NotebookPen, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID, paths } from "#lib/paths.ts";
import { TablePicture } from "./picture.tsx";

interface PointProps {
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly text: string;
}

function Point({ Icon, title, text }: PointProps) {
  return (
    <li className="flex flex-col gap-2">
      <Icon size={24} strokeWidth={1.6} aria-hidden="true" className="text-brass-text" />
      <h2 className="font-display text-xl font-semibold">{title}</h2>
      <p className="leading-relaxed text-ink-soft">{text}</p>
    </li>
  );
}

/** What the club is, in one look. `actions` is the button that begins a game. */
export function Landing({ actions }: { readonly actions: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main id={CONTENT_ID} className="mx-auto max-w-6xl px-4 pb-20 sm:px-6">
      <section className="grid items-center gap-10 pt-8 pb-16 md:grid-cols-[1.05fr_1fr] md:gap-14 md:pt-16 low:pt-4">
        <div className="flex flex-col items-start gap-6 low:gap-3">
          <p className="text-sm font-medium tracking-wide text-brass-text">
            {`${t(($) => $.common.club)}, ${t(($) => $.common.tagline)}`}
          </p>
          <h1 className="font-display text-[2.6rem] leading-[1.08] font-semibold tracking-tight text-balance sm:text-5xl lg:text-6xl low:text-4xl">
            {t(($) => $.landing.headline)}
          </h1>
          <p className="max-w-[34rem] text-lg leading-relaxed text-ink-soft">{t(($) => $.landing.lead)}</p>
          {actions}
        </div>
        <TablePicture />
      </section>
      <ul className="grid gap-x-12 gap-y-9 border-t border-line pt-12 md:grid-cols-3">
        <Point
          Icon={History}
          title={t(($) => $.landing.points.saved.title)}
          text={t(($) => $.landing.points.saved.text)}
        />
        <Point
          Icon={EyeOff}
          title={t(($) => $.landing.points.hidden.title)}
          text={t(($) => $.landing.points.hidden.text)}
        />
        <Point
          Icon={NotebookPen}
          title={t(($) => $.landing.points.paper.title)}
          text={t(($) => $.landing.points.paper.text)}
        />
      </ul>
      <footer className="mt-14 border-t border-line pt-4 text-[0.9375rem]">
        <Link
          to={paths.privacy}
          params={{}}
          className="inline-flex min-h-11 items-center text-ink-soft underline underline-offset-4 hover:text-ink"
        >
          {t(($) => $.landing.privacy)}
        </Link>
      </footer>
    </main>
  );
}
