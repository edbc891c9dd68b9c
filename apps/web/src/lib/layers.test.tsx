// @vitest-environment happy-dom
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from "@tanstack/react-router";
import { act, useState } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { layerIn, useDealOnTop, useLayer, useLayers, type LayerName } from "./layers.ts";

function Page({ layers }: { readonly layers: readonly LayerName[] }) {
  const { open } = useLayers();
  const [shown, setShown] = useState(layers);
  return (
    <>
      <button onClick={() => open("analysis", 3)}>analyse</button>
      <button onClick={() => setShown([])}>take away</button>
      <button onClick={() => setShown(layers)}>bring again</button>
      {shown.map((layer) => (
        <Part key={layer} layer={layer} />
      ))}
    </>
  );
}

function Part({ layer }: { readonly layer: LayerName }) {
  const [isOpen, setOpen] = useLayer(layer);
  const deal = useDealOnTop();
  return (
    <>
      <button onClick={() => setOpen(true)}>{`open ${layer}`}</button>
      <button onClick={() => setOpen(false)}>{`close ${layer}`}</button>
      {isOpen ? <p>{`${layer} ${deal ?? ""}`.trim()}</p> : null}
    </>
  );
}

function doing(something: () => void): Promise<void> {
  return act(() => {
    something();
    return Promise.resolve();
  });
}

/** Two pages, one after the other, with what can lie over the second. */
async function pages(address = "/table", layers: readonly LayerName[] = ["menu", "leave", "paper", "analysis"]) {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const top = createRootRoute({ validateSearch: layerIn });
  const at = (path: string, shown: readonly LayerName[]) =>
    createRoute({ getParentRoute: () => top, path, component: () => <Page layers={shown} /> });
  const history = createMemoryHistory({ initialEntries: ["/lobby", address] });
  const router = createRouter({ routeTree: top.addChildren([at("/lobby", []), at("/table", layers)]), history });
  await router.load();
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  // The router of a test has other routes than the club's, which the type speaks of.
  await doing(() => root.render(<RouterProvider router={router as never} />));
  const press = (name: string) =>
    [...place.querySelectorAll("button")].find(({ textContent }) => textContent === name)?.click();
  return {
    history,
    /** Has the browser take its time for steps back; returns how it takes one. */
    slow: () => {
      const step = history.back;
      history.back = () => undefined;
      return () => doing(step);
    },
    /** One after the other, before anything that follows from them is shown. */
    press: (...names: readonly string[]) => doing(() => names.forEach(press)),
    back: () => doing(() => history.back()),
    /** What lies over the page, and where the browser is. */
    seen: () => ({ over: place.querySelector("p")?.textContent ?? null, address: history.location.href }),
    [Symbol.asyncDispose]: async () => {
      await doing(() => root.unmount());
      place.remove();
    },
  };
}

test("back closes what lies on top, and leaves the page only then", async () => {
  await using page = await pages();
  await page.press("open paper");
  expect(page.seen()).toEqual({ over: "paper", address: "/table?over=paper" });
  await page.back();
  expect(page.seen()).toEqual({ over: null, address: "/table" });
  await page.back();
  expect(page.seen().address).toBe("/lobby");
});

test("closing takes the entry away as back does, and pressed twice it is one step", async () => {
  await using page = await pages();
  await page.press("open paper");
  await page.press("close paper", "close paper");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
});

test("forward opens again what was closed", async () => {
  await using page = await pages();
  await page.press("open paper");
  await page.back();
  await doing(() => page.history.forward());
  expect(page.seen()).toEqual({ over: "paper", address: "/table?over=paper" });
  await page.press("close paper");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
});

test("a layer over a layer leads back to it", async () => {
  await using page = await pages();
  await page.press("open paper");
  await page.press("analyse");
  expect(page.seen()).toEqual({ over: "analysis 3", address: "/table?over=analysis&deal=3" });
  await page.press("close analysis");
  expect(page.seen()).toEqual({ over: "paper", address: "/table?over=paper" });
});

test("the menu gives way to what it opens", async () => {
  await using page = await pages();
  await page.press("open menu");
  // A menu whose item was pressed closes after it.
  await page.press("open leave", "close menu");
  expect(page.seen()).toEqual({ over: "leave", address: "/table?over=leave" });
  await page.back();
  expect(page.seen()).toEqual({ over: null, address: "/table" });
});

test("what a term is asked about in goes on being shown under its entry, and closes after it", async () => {
  await using page = await pages("/table", ["analysis", "term"]);
  await page.press("analyse");
  await page.press("open term");
  expect(page.seen()).toEqual({ over: "analysis 3", address: "/table?over=term&deal=3" });
  await page.press("close analysis");
  expect(page.seen().over).toBe("analysis 3");
  await page.press("close term");
  expect(page.seen()).toEqual({ over: "analysis 3", address: "/table?over=analysis&deal=3" });
  await page.press("close analysis");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
});

test("a link opens a layer; closed, it leaves the page that the link was to", async () => {
  await using page = await pages("/table?over=analysis&deal=12");
  expect(page.seen().over).toBe("analysis 12");
  await page.press("close analysis");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
  await page.back();
  expect(page.seen().address).toBe("/lobby");
});

test("a layer goes with the part of the page that shows it, and does not come again with it", async () => {
  await using page = await pages();
  await page.press("open paper");
  await page.press("take away");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
  await page.press("bring again");
  expect(page.seen()).toEqual({ over: null, address: "/table" });
});

test("whoever goes elsewhere before the browser has taken the step back is there after it, in the place of the page", async () => {
  await using page = await pages();
  const takeStep = page.slow();
  await page.press("open leave");
  await page.press("take away");
  await doing(() => page.history.replace("/lobby?as=guest"));
  await takeStep();
  expect(page.seen()).toEqual({ over: null, address: "/lobby?as=guest" });
  await takeStep();
  expect(page.seen().address).toBe("/lobby");
});

test.each([
  [{ over: "cellar" }, {}],
  [{ over: ["paper"], deal: 3 }, {}],
  [{ deal: 3 }, {}],
  [{ over: "analysis", deal: "three" }, { over: "analysis" }],
  [{ over: "analysis", deal: -1 }, { over: "analysis" }],
  [{ over: "analysis", deal: 1e300 }, { over: "analysis" }],
  [
    { over: "analysis", deal: 3, stranger: 1 },
    { over: "analysis", deal: 3 },
  ],
] as const)("what makes no sense in an address is left out: %j", (search, read) => {
  expect(layerIn(search)).toEqual(read);
});
