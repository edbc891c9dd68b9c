import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Pages of a side panel, one at a time. */
export function Tabs({ tabs }: { readonly tabs: readonly Tab[] }) {
  return (
    <BaseTabs.Root defaultValue={tabs[0]?.id ?? null} className="flex min-h-0 flex-1 flex-col">
      <BaseTabs.List className="relative flex gap-6 border-b border-line px-5">
        {tabs.map(({ id, label }) => (
          <BaseTabs.Tab
            key={id}
            value={id}
            className="h-12 text-[0.9375rem] font-medium text-ink-soft transition-colors duration-(--quick) hover:text-ink data-active:text-ink"
          >
            {label}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className="absolute bottom-[-1px] left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-brass transition-[translate,width] duration-(--calm) ease-(--ease)" />
      </BaseTabs.List>
      {tabs.map(({ id, content }) => (
        <BaseTabs.Panel key={id} value={id} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
          {content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
