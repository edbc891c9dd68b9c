import { encode } from "uqr";

interface QrCodeProps {
  /** What a camera reads. */
  readonly text: string;
  /** What it is, for those who do not see it. */
  readonly label: string;
  readonly className?: string | undefined;
}

/** Light around the code, in its squares: readers ask for as much. */
const BORDER = 4;

/** An address that another device reads with its camera. Dark on light in every theme, as cameras want it. */
export function QrCode({ text, label, className }: QrCodeProps) {
  const { data, size } = encode(text, { ecc: "M", border: BORDER });
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="var(--qr-light)" />
      <path d={squares.join("")} fill="var(--qr-dark)" />
    </svg>
  );
}
