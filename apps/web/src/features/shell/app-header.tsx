import { Link } from "@tanstack/react-router";
import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { CONTENT_ID, paths } from "#lib/paths.ts";
import { BrandMark } from "#ui/brand.tsx";
import { LineSign } from "./line-sign.tsx";
import { SettingsMenu } from "./settings-menu.tsx";

const LINK =
  "inline-flex h-11 items-center rounded-soft px-3 max-[26rem]:px-1.5 text-[0.9375rem] font-medium text-ink-soft transition-colors duration-(--quick) hover:bg-ink/6 hover:text-ink data-[status=active]:text-ink";

interface AppHeaderProps {
  /** Goes into the menu. */
  readonly account?: ReactNode;
  /** The way to the people whom the visitor knows; its code may come later. */
  readonly people?: ReactNode;
}

/** The bar on top of the club's ordinary pages. */
export function AppHeader({ account, people }: AppHeaderProps) {
  const { t, i18n } = useTranslation();
  return (
    <header className="sticky top-0 z-30 border-b border-line/70 bg-canvas/85 pt-[env(safe-area-inset-top)] backdrop-blur-md low:static print:hidden">
      <a
        href={`#${CONTENT_ID}`}
        className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-soft focus:bg-ink focus:px-4 focus:py-2.5 focus:text-canvas"
      >
        {t(($) => $.common.skipToContent)}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 max-[26rem]:gap-1 sm:px-6">
        <Link to={paths.landing} className="mr-auto flex items-center gap-2.5 rounded-soft py-1 pr-2">
          <BrandMark className="size-9" />
          <span translate="no" className="font-display text-xl font-semibold tracking-tight max-[26rem]:sr-only">
            {t(($) => $.common.club)}
          </span>
        </Link>
        <Link to={paths.lobby} className={LINK}>
          {t(($) => $.common.lobby)}
        </Link>
        <Link to={paths.rules} params={{ locale: i18n.language }} className={LINK}>
          {t(($) => $.common.rules)}
        </Link>
        <LineSign />
        <Suspense fallback={<span className="size-11 shrink-0" />}>{people}</Suspense>
        <SettingsMenu>{account}</SettingsMenu>
      </div>
    </header>
  );
}
