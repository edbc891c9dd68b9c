import { legalAside, type PlayDeal, type Seat } from "@trelyazh/preferans";
import { errorText } from "@trelyazh/i18n";
import { whyNotAct } from "@trelyazh/table";
import { Minus, Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useIsOpen, useLayers } from "#lib/layers.ts";
import { useUnfinished } from "#lib/renewal/use-unfinished.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { IconButton } from "#ui/icon-button.tsx";
import { useActions, useNames, useTable } from "../../scene/table-context.ts";
import { usePlay } from "../../scene/use-deal.ts";
import { OwnCards } from "./own-cards.tsx";
import styles from "./offer-dialog.module.css";

const ALL_TRICKS = 10;
const NOTHING_TAKEN: readonly number[] = [];
const NOBODY: readonly Seat[] = [];

/** A split to begin with: what is won, and the rest to the proposer. */
function firstSplit(taken: readonly number[], you: Seat): readonly number[] {
  const rest = ALL_TRICKS - taken.reduce((sum, tricks) => sum + tricks, 0);
  return taken.map((tricks, seat) => (seat === you ? tricks + rest : tricks));
}

/** Those who can take tricks: the hands of the deal, and in an all-pass a dealer who sits out, by the talon's cards. */
function takersIn({ seats, dealer, undertaking }: PlayDeal): readonly Seat[] {
  const takers = undertaking.kind === "allPass" ? new Set([...seats, dealer]) : seats;
  return [...takers].toSorted((one, other) => one - other);
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
    <li className="flex items-center gap-3 rounded-soft bg-sunken py-0.5 pr-2 pl-4" aria-label={name}>
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

interface SplitProps {
  readonly split: readonly number[];
  readonly left: number;
  readonly onChange: (seat: Seat, by: 1 | -1) => void;
}

/** Nobody gets fewer tricks than they have won. */
function Split({ split, left, onChange }: SplitProps) {
  const nameOf = useNames();
  const takers = usePlay(takersIn) ?? NOBODY;
  const taken = usePlay((deal) => deal.taken) ?? NOTHING_TAKEN;
  return (
    <ul className={styles["split"]}>
      {takers.map((seat) => (
        <OfferRow
          key={seat}
          name={nameOf(seat)}
          tricks={split[seat] ?? 0}
          least={taken[seat] ?? 0}
          left={left}
          onChange={(by) => onChange(seat, by)}
        />
      ))}
    </ul>
  );
}

/** Whether the cards are shown with it: at a game that is how one tells its end, at a misère it may give it away. */
function useShowing() {
  const mayShow = useTable(
    ({ table: { pulya }, you }) => pulya !== null && you !== null && legalAside(pulya, you).mayShowCards,
  );
  const isGame = usePlay(({ undertaking }) => undertaking.kind === "game");
  const [wish, setWish] = useState<boolean | null>(null);
  return { mayShow, shows: mayShow && (wish ?? isGame === true), setWish };
}

/** Shares out the ten tricks of a deal as it stands; declarer shows the cards with it, if wished. */
function Offering() {
  const { t } = useTranslation();
  const { act } = useActions();
  const { close } = useLayers();
  const seat = useTable((scene) => scene.you) ?? 0;
  const taken = usePlay((deal) => deal.taken) ?? NOTHING_TAKEN;
  const [split, setSplit] = useState(() => firstSplit(taken, seat));
  const { mayShow, shows, setWish } = useShowing();
  const noteId = useId();
  const left = ALL_TRICKS - split.reduce((sum, tricks) => sum + tricks, 0);
  const offer = { type: "offer", taken: [...split], ...(shows ? { shows } : {}) } as const;
  // What others do meanwhile can bar it, and let it be made again.
  const refusal = useTable(({ table }) => (left === 0 ? whyNotAct(table, seat, offer) : null));
  const change = (of: Seat, by: number) => setSplit((before) => before.map((n, at) => (at === of ? n + by : n)));
  const send = () => {
    act(offer);
    close("offer");
  };
  const actions = (
    <>
      <p id={noteId} className="min-w-0 flex-1 self-center text-sm leading-snug text-ink-soft" aria-live="polite">
        {refusal === null ? t(($) => $.table.offer.left, { count: left }) : errorText(t, refusal)}
      </p>
      <Button look="primary" aria-describedby={noteId} disabled={left !== 0 || refusal !== null} onClick={send}>
        {t(($) => $.table.offer.send)}
      </Button>
    </>
  );
  return (
    <Dialog layer="offer" title={t(($) => $.table.offer.title)} shape="sheet" actions={actions}>
      <p className="text-[0.9375rem] leading-snug text-ink-soft">{t(($) => $.table.offer.text)}</p>
      <Split split={split} left={left} onChange={change} />
      {mayShow ? <OwnCards seat={seat} isShown={shows} onChange={setWish} /> : null}
    </Dialog>
  );
}

/** What is being put together; it begins anew with each trick that is taken meanwhile. */
export function OfferDialog() {
  const tricks = usePlay((deal) => deal.tricks.length);
  useUnfinished(useIsOpen("offer"));
  return <Offering key={tricks} />;
}
