import { createI18n } from "@trelyazh/i18n";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test } from "vitest";
import { TableContext } from "../scene/table-context.ts";
import { TableStore } from "../scene/table-store.ts";
import { NO_ACTIONS } from "../testing/no-actions.ts";
import { tableWith } from "../testing/table-with.ts";
import { Hand } from "./hand.tsx";

const texts = await createI18n("en");
const NOTHING = () => undefined;

/** Returns what a hand with one picked, one ready and one barred card says of them, each card by its state. */
function cardsSaid(isActing: boolean) {
  const store = new TableStore(null);
  store.show({ table: tableWith({}), you: 0, clockOffsetMs: 0, log: [], lastDeal: null });
  store.tell({ isActing });
  const markup = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <TableContext value={{ store, actions: NO_ACTIONS }}>
        <Hand
          label="Your cards"
          cards={["As", "Ks", "7h"]}
          playable={["As", "Ks"]}
          picked={["Ks"]}
          taking={{ take: NOTHING, touch: NOTHING, lifted: null, refuse: NOTHING }}
          look="own"
        />
      </TableContext>
    </I18nextProvider>,
  );
  const buttons = markup.match(/<button[^>]*>/g) ?? [];
  return buttons.map((button) => button.match(/(?<= )(data-state|aria-\w+|disabled|tabindex)="[\w-]*"/g)?.join(" "));
}

test("cards that may be taken are offered, the others are not", () => {
  expect(cardsSaid(false)).toEqual([
    'data-state="ready" aria-disabled="false" tabindex="0"',
    'data-state="picked" aria-disabled="false" aria-pressed="true" tabindex="-1"',
    'data-state="barred" aria-disabled="true" tabindex="-1"',
  ]);
});

test("a move that is on its way disables every card, and leaves each its place in the tab order", () => {
  expect(cardsSaid(true)).toEqual([
    'data-state="ready" aria-disabled="true" tabindex="0"',
    'data-state="picked" aria-disabled="true" aria-pressed="true" tabindex="-1"',
    'data-state="barred" aria-disabled="true" tabindex="-1"',
  ]);
});
