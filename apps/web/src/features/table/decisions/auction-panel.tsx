import { DENOMINATIONS, GAMES, LEVELS, type Bid, type Call, type Game } from "@trelyazh/preferans";
import { callName } from "@trelyazh/i18n";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import { Hint } from "#ui/hint.tsx";
import { Pressable } from "#ui/pressable.tsx";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { useRoving } from "#lib/use-roving.ts";
import { Ladder, levelOf } from "./ladder.tsx";
import { useAdvisedWord } from "../scene/advice.ts";
import { useWorth } from "../signs/use-worth.ts";
import { useActions, useTable } from "../scene/table-context.ts";
import { useWhyNot } from "../scene/why-not.ts";
import styles from "./auction-panel.module.css";
import { Panel } from "../scene/panel.tsx";

/** A place in the one tab stop that ladder and foot have together. */
type Stop = Pick<ComponentProps<"button">, "tabIndex" | "onKeyDown">;

interface CallButtonProps {
  readonly stop: Stop;
  readonly call: Call;
  readonly legal: boolean;
  readonly look: "game" | "pass" | "misere";
}

/** In the corner of a bid, where a table has prices of its own: what it is worth. */
function Worth({ bid }: { readonly bid: Bid }) {
  const { t } = useTranslation();
  const worth = useWorth(bid);
  if (worth === null) return null;
  return (
    <span className={styles["worth"]}>
      <span aria-hidden="true">{worth}</span>
      <span className="sr-only">{t(($) => $.table.worth, { worth })}</span>
    </span>
  );
}

/** A call rests while a move is on its way; what is written on it, and its hint, are not rendered for that. */
function CallControl({ disabled = false, ...props }: ComponentProps<"button">) {
  const sending = useTable((scene) => scene.sending);
  return <Pressable {...props} data-stop className={styles["call"]} disabled={disabled || sending} />;
}

function CallButton({ stop, call, legal, look }: CallButtonProps) {
  const { t } = useTranslation();
  const { act } = useActions();
  const you = useTable((scene) => scene.you);
  const whyNot = useWhyNot();
  const isAdvised = useAdvisedWord();
  const reason = legal || you === null ? "" : whyNot({ type: "call", seat: you, call });
  return (
    <Hint text={reason}>
      <CallControl
        {...stop}
        data-advised={isAdvised(call)}
        data-look={look}
        aria-description={reason === "" ? undefined : reason}
        disabled={!legal}
        onClick={() => act({ type: "call", call })}
      >
        {isGame(call) ? <BidMark bid={call} /> : <span>{callName(t, call)}</span>}
        {call === "pass" || call === "hold" ? null : <Worth bid={call} />}
      </CallControl>
    </Hint>
  );
}

function isGame(call: Call): call is Game {
  return call !== "pass" && call !== "hold" && call !== "misere";
}

/** Every bid in the order of the ladder; what may not be said now says why. */
export function AuctionPanel({ calls }: { readonly calls: readonly Call[] }) {
  const { t } = useTranslation();
  const legal = calls.filter((call) => isGame(call));
  const foot: readonly Call[] = calls.includes("hold") ? ["pass", "hold", "misere"] : ["pass", "misere"];
  // Nothing is bid by a key that is pressed too soon.
  const roving = useRoving(GAMES.length + foot.length, { first: GAMES.length, columns: DENOMINATIONS.length });
  const stopAt = (index: number): Stop => ({ tabIndex: roving.tabIndexOf(index), onKeyDown: roving.onKeyDown });
  return (
    <Panel label={t(($) => $.table.auction.yours)}>
      <div className="contents" data-stops>
        <Ladder
          label={t(($) => $.table.auction.ladder)}
          role="group"
          levels={LEVELS}
          legal={legal}
          onUnfold={(level) => roving.setCurrent(GAMES.findIndex((game) => levelOf(game) === level))}
        >
          {(game) => (
            <CallButton
              key={game}
              stop={stopAt(GAMES.indexOf(game))}
              call={game}
              legal={legal.includes(game)}
              look="game"
            />
          )}
        </Ladder>
        <div className={styles["foot"]}>
          {foot.map((call, index) => (
            <CallButton
              key={call}
              stop={stopAt(GAMES.length + index)}
              call={call}
              legal={calls.includes(call)}
              look={call === "misere" ? "misere" : "pass"}
            />
          ))}
        </div>
      </div>
    </Panel>
  );
}

interface ContractPickerProps {
  readonly contracts: readonly Game[];
  readonly chosen: Game | null;
  readonly onChoose: (game: Game) => void;
}

/** The ladder again, to name what will be played. Only levels that can still be ordered are shown. */
export function ContractPicker({ contracts, chosen, onChoose }: ContractPickerProps) {
  const { t } = useTranslation();
  const sending = useTable((scene) => scene.sending);
  const isAdvised = useAdvisedWord();
  const levels = LEVELS.filter((level) => contracts.some((game) => levelOf(game) === level));
  const games = GAMES.filter((game) => levels.some((level) => level === levelOf(game)));
  const first = games.findIndex((game) => contracts.includes(game));
  const { tabIndexOf, setCurrent, onKeyDown } = useRoving(games.length, { first, columns: DENOMINATIONS.length });
  return (
    <div data-stops>
      <Ladder
        label={t(($) => $.table.order.contract)}
        role="radiogroup"
        levels={levels}
        legal={contracts}
        onUnfold={(level) => setCurrent(games.findIndex((game) => levelOf(game) === level))}
      >
        {(game) => (
          <button
            key={game}
            type="button"
            role="radio"
            className={styles["call"]}
            data-look="game"
            data-stop
            data-advised={isAdvised(game)}
            tabIndex={tabIndexOf(games.indexOf(game))}
            onKeyDown={onKeyDown}
            aria-checked={game === chosen}
            aria-disabled={sending || !contracts.includes(game)}
            data-disabled={contracts.includes(game) ? undefined : ""}
            onClick={() => {
              if (!sending && contracts.includes(game)) onChoose(game);
            }}
          >
            <BidMark bid={game} />
            <Worth bid={game} />
          </button>
        )}
      </Ladder>
    </div>
  );
}
