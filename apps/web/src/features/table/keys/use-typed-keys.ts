import type { Card, Game, Legal } from "@trelyazh/preferans";
import type { Wish } from "@trelyazh/table";
import { useEffect, useEffectEvent, useState } from "react";
import { lettersPreference } from "#lib/preferences/letters.ts";
import { usePreference } from "#lib/use-preference.ts";
import { notify } from "#lib/toasts.ts";
import { useAskForAdvice } from "../advice/advise.tsx";
import type { CardTaking } from "../cards/hand.tsx";
import { useActions, useGlance, useTable } from "../scene/table-context.ts";
import { useWhyNot } from "../scene/why-not.ts";
import { typeKey, type TypedChoice } from "./typed-keys.ts";

/** Returns all cards that a decision is about, whosever hand they are in. */
function cardsAsked(legal: Legal): readonly Card[] {
  return legal.kind === "play" || legal.kind === "order" || legal.kind === "discard" ? legal.cards : [];
}

function wishOf(choice: Exclude<TypedChoice, { kind: "card" | "contract" }>): Wish {
  switch (choice.kind) {
    case "call":
      return { type: "call", call: choice.call };
    case "whist":
      return { type: "answerWhist", answer: choice.answer };
    case "openness":
      return { type: "chooseOpenness", open: choice.open };
  }
}

/** H of hint, on either keyboard; where it ends or is a word of its own, that is meant. */
const ADVISES = /^[hр]$/i;

/** What H means besides, where it may be said. */
function isRare(choice: TypedChoice): boolean {
  return choice.kind === "call" ? choice.call === "hold" : choice.kind === "whist" && choice.answer === "half";
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, [role=dialog], [role=menu]") !== null;
}

interface TypedKeys {
  readonly taking: CardTaking;
  readonly isDiscardComplete: boolean;
  readonly onContract: (game: Game) => void;
}

/** Returns what to do with something that was typed in full; what may not be done now says why. */
function useTypedChoice({ taking, onContract }: TypedKeys): (choice: TypedChoice) => void {
  const { act } = useActions();
  const glance = useGlance();
  const whyNot = useWhyNot();
  const advise = useAskForAdvice();
  return (choice) => {
    const { legal, you, sending } = glance();
    if (sending || you === null) return;
    if (choice.kind === "card") {
      if (cardsAsked(legal).includes(choice.card)) taking.take(choice.card);
      else taking.refuse(choice.card);
    } else if (choice.kind === "contract") {
      if (legal.kind === "order" && legal.contracts.includes(choice.contract)) onContract(choice.contract);
    } else {
      const wish = wishOf(choice);
      const reason = whyNot({ seat: you, ...wish });
      if (reason === "") act(wish);
      else if (isRare(choice)) advise();
      else notify(reason);
    }
  };
}

/** Takes what is typed anywhere on the page while something is asked for; returns what has been typed so far. */
export function useTypedKeys(keys: TypedKeys): string {
  const [typed, setTyped] = useState("");
  const kind = useTable(({ legal }) => legal.kind);
  const letters = usePreference(lettersPreference);
  const choose = useTypedChoice(keys);
  const advise = useAskForAdvice();
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const step = typeKey(typed, event.key, { kind, isDiscardComplete: keys.isDiscardComplete });
    setTyped(step.typed);
    if (step.choice !== null) choose(step.choice);
    else if (step.typed === "" && ADVISES.test(event.key)) advise();
  });
  const isListening = kind !== "none" && letters === "on";
  useEffect(() => {
    if (!isListening) return undefined;
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener("keydown", listener);
    return () => document.removeEventListener("keydown", listener);
  }, [isListening]);
  return isListening ? typed : "";
}
