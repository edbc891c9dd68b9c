import type { Card } from "@trelyazh/preferans";
import { memo } from "react";
import { backPreference, facesPreference } from "#lib/preferences/deck.ts";
import { usePreference } from "#lib/use-preference.ts";
import { CardBack } from "#ui/cards/card-back.tsx";
import { CardFace } from "#ui/cards/card-face.tsx";
import { LargeFace } from "./large-face.tsx";
import { StarBack } from "./star-back.tsx";

/** The face of a card, as this browser's player likes it. */
export const TableFace = memo(function TableFace({ card }: { readonly card: Card }) {
  return usePreference(facesPreference) === "large" ? <LargeFace card={card} /> : <CardFace card={card} />;
});

/** A back, as this browser's player likes it. */
export const TableBack = memo(function TableBack() {
  return usePreference(backPreference) === "star" ? <StarBack /> : <CardBack />;
});
