interface Window {
  readonly url: string;
  readonly focus: () => Promise<unknown>;
}

/** The windows of the club, as the worker sees them. */
export interface Windows {
  readonly matchAll: (options: { readonly type: "window" }) => Promise<readonly Window[]>;
  readonly openWindow: (path: string) => Promise<unknown>;
}

/** A notice that the player has pressed; `data` is the path of the page that has shown it. */
export interface PressedNotice {
  readonly data: unknown;
  readonly close: () => void;
}

/** Leads from a notice to its page, which may be closed by now. */
export async function showPageOf({ data, close }: PressedNotice, windows: Windows): Promise<void> {
  close();
  const path = typeof data === "string" ? data : "/";
  const open = await windows.matchAll({ type: "window" });
  const page = open.find(({ url }) => new URL(url).pathname === path);
  await (page === undefined ? windows.openWindow(path) : page.focus());
}
