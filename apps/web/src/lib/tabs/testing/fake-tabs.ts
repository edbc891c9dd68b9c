import type { TabChannel } from "../tab-channel.ts";

/** A browser of a test: each call opens a tab, and all tabs hear each other at once. */
export function fakeTabs(): () => TabChannel {
  const tabs = new Set<Set<(message: unknown) => void>>();
  return () => {
    const own = new Set<(message: unknown) => void>();
    tabs.add(own);
    return {
      tell(message) {
        for (const tab of tabs) if (tab !== own) for (const listener of tab) listener(message);
      },
      hear(listener) {
        own.add(listener);
        return () => own.delete(listener);
      },
    };
  };
}
