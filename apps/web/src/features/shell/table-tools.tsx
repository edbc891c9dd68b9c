import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { SettingsMenu } from "./settings-menu.tsx";

interface TableToolsProps {
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly children: ReactNode;
  /** What can be set at a table alone. */
  readonly settings: ReactNode;
}

/** The narrow bar above a table. */
export function TableTools({ title, subtitle, children, settings }: TableToolsProps) {
  const { t } = useTranslation();
  return (
    <header className="[grid-area:tools] flex h-13 items-center gap-1 max-[22rem]:gap-0 border-b border-line bg-surface pr-1.5 pl-1 text-ink sm:h-14 sm:pr-3 sm:pl-2 low:h-12 print:h-auto print:border-0 print:px-5">
      <Link
        to={paths.lobby}
        aria-label={t(($) => $.table.toLobby)}
        className="inline-flex size-11 shrink-0 items-center justify-center rounded-soft text-ink-soft hover:bg-sunken hover:text-ink print:hidden"
      >
        <ChevronLeft size={22} aria-hidden="true" />
      </Link>
      <div className="mr-auto flex min-w-0 flex-col leading-tight sm:flex-row sm:items-baseline sm:gap-3">
        {/* On the narrowest screens it is left out as a whole, too, where it does not fit. */}
        <h1 className="truncate font-display text-[1.0625rem] font-semibold max-[22rem]:flex max-[22rem]:h-[1.375rem] max-[22rem]:flex-wrap">
          <span aria-hidden="true" className="w-px" />
          <span>{title}</span>
        </h1>
        {/* What does not fit into the line is left out as a whole. */}
        <p className="flex h-[1.125rem] flex-wrap gap-2 overflow-hidden text-[0.8125rem] leading-[1.125rem] whitespace-nowrap text-ink-soft empty:hidden">
          {subtitle}
        </p>
      </div>
      {children}
      <SettingsMenu>{settings}</SettingsMenu>
    </header>
  );
}
