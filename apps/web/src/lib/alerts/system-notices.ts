/** What the person lets the club do: tell through their system, not tell, or decide when they are asked. */
export type NoticeLeave = NotificationPermission | "none";

/** Browsers have notifications for secure pages alone, and some have none at all. */
export function noticeLeave(): NoticeLeave {
  return isSecureContext && typeof Notification !== "undefined" ? Notification.permission : "none";
}

/** Has the browser ask the person; only ever after they have pressed for it. */
export async function askForNotices(): Promise<NoticeLeave> {
  return noticeLeave() === "none" ? "none" : Notification.requestPermission();
}

interface Notice {
  readonly title: string;
  readonly body: string;
  /** A notice takes the place of the one before with the same tag. */
  readonly tag: string;
}

const ICON = "/icon-192.png";

/** Tells through the person's system, if they let us; returns how to take that away again. */
export function showNotice({ title, body, tag }: Notice): () => void {
  if (noticeLeave() !== "granted") return () => undefined;
  // A sound is the page's own; a worker leads back to the page by its path.
  const options = { body, tag, icon: ICON, silent: true, data: location.pathname };
  try {
    const notice = new Notification(title, options);
    notice.addEventListener("click", () => {
      focus();
      notice.close();
    });
    return () => notice.close();
  } catch {
    // Phones show none but those of a page's worker.
    return showByWorker(title, options);
  }
}

function showByWorker(title: string, options: NotificationOptions & { readonly tag: string }): () => void {
  const workers: ServiceWorkerContainer | undefined = navigator.serviceWorker;
  // A browser that refuses after all leaves the player with title and icon.
  const registered = Promise.resolve(workers?.getRegistration()).catch(() => undefined);
  const shown = registered.then((worker) => worker?.showNotification(title, options)).catch(() => undefined);
  const close = async () => {
    await shown;
    const worker = await registered;
    for (const notice of (await worker?.getNotifications({ tag: options.tag })) ?? []) notice.close();
  };
  return () => void close().catch(() => undefined);
}
