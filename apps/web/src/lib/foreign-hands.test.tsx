// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeAll, expect, test, vi } from "vitest";
import { bearForeignHands } from "./foreign-hands.ts";

beforeAll(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  bearForeignHands();
});

function Part({ shown }: { readonly shown: readonly string[] }) {
  return (
    <section>
      {shown.map((name) => (
        <p key={name}>{name}</p>
      ))}
    </section>
  );
}

/** Shows paragraphs, lets somebody meddle with them, and shows others. */
function meddled(meddle: (section: Element) => void, before: readonly string[], after: readonly string[]): string {
  const place = document.createElement("div");
  const root = createRoot(place);
  act(() => {
    root.render(<Part shown={before} />);
  });
  const section = place.firstElementChild;
  if (section === null) throw new Error("nothing is shown");
  meddle(section);
  act(() => {
    root.render(<Part shown={after} />);
  });
  const text = section.textContent;
  act(() => {
    root.unmount();
  });
  return text;
}

const wrap = (node: Element | null) => {
  const wrapper = document.createElement("x-extension");
  node?.before(wrapper);
  wrapper.append(node ?? "");
};

test("an element that an extension has wrapped can be taken out by React", () => {
  expect(meddled((section) => wrap(section.children.item(1)), ["a", "b", "c"], ["a", "c"])).toBe("ac");
});

test("what comes before an element that an extension has wrapped stands before it", () => {
  expect(meddled((section) => wrap(section.children.item(1)), ["a", "c"], ["a", "b", "c"])).toBe("abc");
});

test("an element that an extension has taken out is missed by nobody", () => {
  expect(meddled((section) => section.children.item(0)?.remove(), ["a", "b"], ["c", "b"])).toBe("cb");
  expect(meddled((section) => section.children.item(1)?.remove(), ["a", "b"], ["a", "c", "b"])).toBe("ac");
});

test("where nobody has meddled, nothing is different", () => {
  expect(meddled(() => undefined, ["a", "b", "c"], ["c", "d", "a"])).toBe("cda");
  expect(() => document.body.removeChild(null as never)).toThrow(TypeError);
});
