import { LEVELS, type Call, type Game } from "@trelyazh/preferans";
import { callName } from "@trelyazh/i18n";
import { Button } from "@base-ui/react/button";
import { useTranslation } from "react-i18next";
import { Hint } from "#ui/hint.tsx";
import { BidMark } from "#ui/cards/bid-mark.tsx";
import { Ladder, levelOf } from "./ladder.tsx";
import { useActions, useTable } from "../scene/table-context.ts";
import { useWhyNot } from "../scene/why-not.ts";
import styles from "./auction-panel.module.css";
import { Panel } from "../scene/panel.tsx";

interface CallButtonProps {
  readonly call: Call;
  readonly legal: boolean;
  readonly look: "game" | "pass" | "misere";
}

function CallButton({ call, legal, look }: CallButtonProps) {
  const { t } = useTranslation();
  const { act } = useActions();
  const { sending, you } = useTable((scene) => ({ sending: scene.sending, you: scene.you }));
  const whyNot = useWhyNot();
  const reason = legal || you === null ? "" : whyNot({ type: "call", seat: you, call });
  return (
    <Hint text={reason}>
      <Button
        type="button"
        className={styles["call"]}
        data-look={look}
        aria-description={reason === "" ? undefined : reason}
        disabled={!legal || sending}
        focusableWhenDisabled
        onClick={() => act({ type: "call", call })}
      >
        {call === "pass" || call === "hold" || call === "misere" ? callName(t, call) : <BidMark bid={call} />}
      </Button>
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
  return (
    <Panel label={t(($) => $.table.auction.yours)}>
      <Ladder label={t(($) => $.table.auction.ladder)} role="group" levels={LEVELS} legal={legal}>
        {(game) => <CallButton key={game} call={game} legal={legal.includes(game)} look="game" />}
      </Ladder>
      <div className={styles["foot"]}>
        <CallButton call="pass" legal={calls.includes("pass")} look="pass" />
        {calls.includes("hold") ? <CallButton call="hold" legal look="pass" /> : null}
        <CallButton call="misere" legal={calls.includes("misere")} look="misere" />
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
  const levels = LEVELS.filter((level) => contracts.some((game) => levelOf(game) === level));
  return (
    <Ladder label={t(($) => $.table.order.contract)} role="radiogroup" levels={levels} legal={contracts}>
      {(game) => (
        <button
          key={game}
          type="button"
          role="radio"
          className={styles["call"]}
          data-look="game"
          aria-checked={game === chosen}
          aria-disabled={sending}
          disabled={!contracts.includes(game)}
          onClick={() => {
            if (!sending) onChoose(game);
          }}
        >
          <BidMark bid={game} />
        </button>
      )}
    </Ladder>
  );
}
