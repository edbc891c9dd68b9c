// @vitest-environment happy-dom
import { createI18n } from "@trelyazh/i18n";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { PartBoundary } from "./part-boundary.tsx";

const HEALTHY_MS = 60_000;
let faulty = false;
let now = 0;
let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.spyOn(performance, "now").mockImplementation(() => now);
  faulty = false;
  now = 0;
  place = document.createElement("div");
  // Faults are reported by the application; nobody is told here.
  root = createRoot(place, { onCaughtError: () => undefined });
});
afterEach(() => {
  act(() => root.unmount());
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function Part() {
  if (faulty) throw new Error("broken for a test");
  return <p>whole</p>;
}

/** Draws it again, as after anything that has happened. */
async function draw(): Promise<void> {
  const texts = await createI18n("en");
  act(() => {
    root.render(
      <I18nextProvider i18n={texts}>
        <PartBoundary part="paper">
          <Part />
        </PartBoundary>
        <p>cards</p>
      </I18nextProvider>,
    );
  });
}

const press = () => act(() => place.querySelector("button")?.click());

test("a part that goes on breaking says so and offers another try; what is around it goes on", async () => {
  faulty = true;
  await draw();
  expect(place.textContent).toBe("This part of the page broke. The rest goes on.Try againcards");
  press();
  expect(place.textContent).toContain("This part of the page broke");
  faulty = false;
  press();
  expect(place.textContent).toBe("wholecards");
});

test("a part that breaks once heals by itself, and again when it has been well for a minute", async () => {
  await draw();
  /** Breaks while React tries twice, and is well again after. */
  const breakOnce = async () => {
    faulty = true;
    queueMicrotask(() => (faulty = false));
    await draw();
  };
  await breakOnce();
  expect(place.textContent).toBe("wholecards");
  now += HEALTHY_MS;
  await breakOnce();
  expect(place.textContent).toBe("wholecards");
});
