import { Arrow, Frame } from "./frame.tsx";
import { INK } from "./ink.ts";

/** So many of a row are shown, of which the last one goes on. */
const SHOWN = 4;

const rowOf = (row: readonly number[]): readonly number[] =>
  Array.from({ length: SHOWN }, (_, index) => row[Math.min(index, row.length - 1)] ?? 0);

/** What grows, or not, from one all-pass to the next: steps, each with its number. */
export function StepsPicture({ row }: { readonly row: readonly number[] }) {
  const steps = rowOf(row);
  const most = Math.max(...steps, 1);
  return (
    <Frame>
      {steps.map((value, index) => {
        const height = Math.max(1.5, (20 * value) / most);
        return (
          // A row is what it is: its steps never move.
          <g key={index} className={index < row.length ? undefined : INK.dim}>
            <rect className={INK.part} x={10 + 16 * index} y={36 - height} width="12" height={height} rx="1.5" />
            <text className={INK.number} x={16 + 16 * index} y={33 - height}>
              {value}
            </text>
          </g>
        );
      })}
    </Frame>
  );
}

/** From which level one has to bid after the first all-pass, the second and so on. */
export function ExitsPicture({ row }: { readonly row: readonly number[] }) {
  return (
    <Frame>
      {row.slice(0, 3).map((level, index) => (
        <g key={index}>
          <circle className={INK.paper} cx={13 + 27 * index} cy="20" r="9" />
          <text className={INK.number} x={13 + 27 * index} y="23.2">
            {level}
          </text>
          {index === 0 ? null : <Arrow x={27 * index - 0.5} y={20} />}
        </g>
      ))}
    </Frame>
  );
}
