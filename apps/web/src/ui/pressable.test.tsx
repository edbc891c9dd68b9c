// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { Pressable } from "./pressable.tsx";

function pressed(disabled: boolean) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.body.appendChild(document.createElement("form"));
  const onClick = vi.fn<() => void>();
  const onSubmit = vi.fn<(event: Event) => void>((event) => event.preventDefault());
  place.addEventListener("submit", onSubmit);
  act(() => {
    createRoot(place).render(<Pressable type="submit" disabled={disabled} onClick={onClick} />);
  });
  const button = place.querySelector("button");
  button?.focus();
  act(() => {
    button?.click();
  });
  return { button, clicks: onClick.mock.calls.length, submits: onSubmit.mock.calls.length };
}

test("a button that is disabled says so, keeps the focus, and neither acts nor submits", () => {
  const { button, clicks, submits } = pressed(true);
  expect([clicks, submits]).toEqual([0, 0]);
  expect(document.activeElement).toBe(button);
  expect(button?.getAttribute("aria-disabled")).toBe("true");
});

test("otherwise it does both, as the browser's own", () => {
  const { button, clicks, submits } = pressed(false);
  expect([clicks, submits]).toEqual([1, 1]);
  expect(button?.hasAttribute("aria-disabled")).toBe(false);
});
