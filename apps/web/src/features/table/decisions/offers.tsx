import { personsAt, type Seat } from "@trelyazh/preferans";
import { Minus, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { usePlay } from "../scene/use-deal.ts";
import { useActions, useNames, useTable } from "../scene/table-context.ts";
import { Panel, PanelRow, PanelText } from "../scene/panel.tsx";

const ALL_TRICKS = 10;
const NOTHING_TAKEN: readonly number[] = [];

/** A split to begin with: what is won, and the rest to the proposer. */
function firstSplit(taken: readonly number[], you: Seat): readonly number[] {
  const rest = ALL_TRICKS - taken.reduce((sum, tricks) => sum + tricks, 0);
  return taken.map((tricks, seat) => (seat === you ? tricks + rest : tricks));
}

interface OfferRowProps {
  readonly name: string;
  readonly tricks: number;
  /** Tricks won already. */
  readonly least: number;
  readonly left: number;
  readonly onChange: (by: 1 | -1) => void;
}

function OfferRow({ name, tricks, least, left, onChange }: OfferRowProps) {
  const { t } = useTranslation();
  return (
    <li className="flex items-center gap-3 rounded-soft bg-sunken py-1.5 pr-2 pl-4" aria-label={name}>
      <span translate="no" className="grow truncate font-medium">
        {name}
      </span>
      <IconButton
        label={t(($) => $.table.offer.less, { name })}
        disabled={tricks <= least}
        onClick={() => onChange(-1)}
      >
        <Minus size={18} aria-hidden="true" />
      </IconButton>
      <output className="w-7 text-center text-lg font-semibold tabular-nums">{tricks}</output>
      <IconButton label={t(($) => $.table.offer.more, { name })} disabled={left === 0} onClick={() => onChange(1)}>
        <Plus size={18} aria-hidden="true" />
      </IconButton>
    </li>
  );
}

/** Shares out the ten tricks of a deal: nobody gets fewer than they have won. */
export function OfferDialog() {
  const { t } = useTranslation();
  const { act } = useActions();
  const { close } = useLayers();
  const nameOf = useNames();
  const { you, players } = useTable((scene) => ({ you: scene.you, players: scene.table.settings.players }));
  const taken = usePlay((deal) => deal.taken) ?? NOTHING_TAKEN;
  const [split, setSplit] = useState(() => firstSplit(taken, you ?? 0));
  useUnfinished(useIsOpen("offer"));
  const left = ALL_TRICKS - split.reduce((sum, tricks) => sum + tricks, 0);
  const change = (seat: Seat, by: number) => setSplit((before) => before.map((n, at) => (at === seat ? n + by : n)));
  const send = () => {
    act({ type: "offer", taken: [...split] });
    close("offer");
  };
  const actions = (
    <>
      <p className="mr-auto self-center text-sm text-ink-soft" aria-live="polite">
        {t(($) => $.table.offer.left, { count: left })}
      </p>
      <Button look="primary" disabled={left !== 0} onClick={send}>
        {t(($) => $.table.offer.send)}
      </Button>
    </>
  );
  return (
    <Dialog layer="offer" title={t(($) => $.table.offer.title)} shape="sheet" actions={actions}>
      <p className="text-ink-soft">{t(($) => $.table.offer.text)}</p>
      <ul className="mt-4 flex flex-col gap-2">
        {personsAt(players).map((seat) => (
          <OfferRow
            key={seat}
            name={nameOf(seat)}
            tricks={split[seat] ?? 0}
            least={taken[seat] ?? 0}
            left={left}
            onChange={(by) => change(seat, by)}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface OfferBarProps {
  readonly mayAnswer: boolean;
  readonly mayWithdraw: boolean;
}

/** The offer on the table and what the viewer can do about it. */
export function OfferBar({ mayAnswer, mayWithdraw }: OfferBarProps) {
  const { t } = useTranslation();
  const { act } = useActions();
  const nameOf = useNames();
  const { sending, you } = useTable((scene) => ({ sending: scene.sending, you: scene.you }));
  const offer = usePlay((deal) => deal.offer);
  if (offer === null) return null;
  const split = offer.taken
    // Lists by seat are as long as the table has seats.
    .map((tricks, seat) => t(($) => $.sentences.share.other, { name: nameOf(seat as Seat), amount: tricks }))
    .join(", ");
  const text =
    offer.seat === you
      ? t(($) => $.table.offer.pending, { split })
      : t(($) => $.table.offer.incoming, { name: nameOf(offer.seat), split });
  return (
    <Panel label={t(($) => $.table.offer.title)}>
      <PanelText>{text}</PanelText>
      <PanelRow>
        {mayAnswer ? (
          <>
            <Button look="primary" disabled={sending} onClick={() => act({ type: "answerOffer", accept: true })}>
              {t(($) => $.table.offer.accept)}
            </Button>
            <Button look="felt" disabled={sending} onClick={() => act({ type: "answerOffer", accept: false })}>
              {t(($) => $.table.offer.refuse)}
            </Button>
          </>
        ) : null}
        {mayWithdraw ? (
          <Button look="felt" disabled={sending} onClick={() => act({ type: "withdrawOffer" })}>
            {t(($) => $.table.offer.withdraw)}
          </Button>
        ) : null}
      </PanelRow>
    </Panel>
  );
}
