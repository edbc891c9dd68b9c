const TURN_ICON = "/favicon-turn.svg";

/** Shows the icon of an own turn instead of the club's; returns how to show that again. */
function markIcon(): () => void {
  const usual = [...document.head.querySelectorAll('link[rel~="icon"]')];
  const icon = document.createElement("link");
  icon.rel = "icon";
  icon.type = "image/svg+xml";
  icon.href = TURN_ICON;
  for (const link of usual) link.remove();
  document.head.append(icon);
  return () => {
    icon.remove();
    document.head.append(...usual);
  };
}

/** Puts a badge on the icon of a club that is installed; other pages have none, and are told so by a rejection. */
function markApp(): () => void {
  if (!("setAppBadge" in navigator)) return () => undefined;
  void navigator.setAppBadge(1).catch(() => undefined);
  return () => void navigator.clearAppBadge().catch(() => undefined);
}

/** Marks the icons of the page with the player's turn; returns how to end that. */
export function markPage(): () => void {
  const marks = [markIcon(), markApp()];
  return () => {
    for (const unmark of marks) unmark();
  };
}
