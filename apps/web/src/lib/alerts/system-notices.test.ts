// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { askForNotices, noticeLeave, showNotice } from "./system-notices.ts";

const NOTICE = { title: "Your turn", body: "Table", tag: "table-1" };

/** What the system shows. */
const shown = new Set<unknown>();

class FakeNotification extends EventTarget {
  static permission: NotificationPermission = "granted";
  static requestPermission = () => Promise.resolve(FakeNotification.permission);
  readonly #about: unknown;

  constructor(title: string, { body, tag }: NotificationOptions) {
    super();
    this.#about = { title, body, tag };
    shown.add(this.#about);
  }

  close(): void {
    shown.delete(this.#about);
  }
}

function withNotifications(permission: NotificationPermission, Notification: unknown = FakeNotification): void {
  FakeNotification.permission = permission;
  vi.stubGlobal("isSecureContext", true);
  vi.stubGlobal("Notification", Notification);
}

afterEach(() => {
  shown.clear();
  vi.unstubAllGlobals();
});

test("a notice is shown where it was allowed, and can be taken away", () => {
  withNotifications("granted");
  const takeBack = showNotice(NOTICE);
  expect([...shown]).toEqual([NOTICE]);
  takeBack();
  expect([...shown]).toEqual([]);
});

test.each(["default", "denied"] as const)("nothing is shown while the leave is %s", (permission) => {
  withNotifications(permission);
  showNotice(NOTICE)();
  expect([noticeLeave(), [...shown]]).toEqual([permission, []]);
});

test("over plain HTTP there are none, and nobody is asked", async () => {
  withNotifications("granted");
  vi.stubGlobal("isSecureContext", false);
  showNotice(NOTICE)();
  expect([noticeLeave(), await askForNotices(), [...shown]]).toEqual(["none", "none", []]);
});

test("on phones, where pages cannot make notifications, the page's worker shows them", async () => {
  class OfPhones {
    static permission = "granted";
    constructor() {
      throw new TypeError("Illegal constructor. Use ServiceWorkerRegistration.showNotification() instead.");
    }
  }
  withNotifications("granted", OfPhones);
  const worker = {
    showNotification: (title: string, { body, tag }: NotificationOptions) =>
      Promise.resolve(void shown.add({ title, body, tag })),
    getNotifications: () => Promise.resolve([...shown].map((about) => ({ close: () => shown.delete(about) }))),
  };
  vi.stubGlobal("navigator", { serviceWorker: { getRegistration: () => Promise.resolve(worker) } });
  const takeBack = showNotice(NOTICE);
  await vi.waitFor(() => expect([...shown]).toEqual([NOTICE]));
  takeBack();
  await vi.waitFor(() => expect([...shown]).toEqual([]));
});

test("a phone without a worker of the club shows none", () => {
  withNotifications("granted", class {});
  vi.stubGlobal("navigator", {});
  vi.stubGlobal(
    "Notification",
    Object.assign(
      function Refusing() {
        throw new TypeError("Illegal constructor.");
      },
      { permission: "granted" },
    ),
  );
  expect(() => showNotice(NOTICE)()).not.toThrow();
});
