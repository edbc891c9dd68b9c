import { ERROR_CODES, PICTURES_PATH } from "@trelyazh/protocol";
import { ClubRefusal } from "#lib/club/club-errors.ts";

/** Twice as wide as the club's own picture; of a photograph nothing more is sent. */
const SIDE = 512;

/** Returns the middle of a picture that a browser can show, small enough to be sent. Throws a `ClubRefusal` for what is none. */
async function squareOf(file: File): Promise<Blob> {
  const whole = await createImageBitmap(file).catch(() => null);
  if (whole === null) throw new ClubRefusal("BAD_PICTURE");
  const side = Math.min(whole.width, whole.height);
  const canvas = Object.assign(document.createElement("canvas"), { width: SIDE, height: SIDE });
  const from = [(whole.width - side) / 2, (whole.height - side) / 2, side, side] as const;
  canvas.getContext("2d")?.drawImage(whole, ...from, 0, 0, SIDE, SIDE);
  whole.close();
  const square = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.9));
  if (square === null) throw new ClubRefusal("BAD_PICTURE");
  return square;
}

/** Sends one's picture to the club; returns the hash of what it has made of it. Throws a `ClubRefusal`. */
export async function sendPicture(file: File): Promise<string> {
  const body = await squareOf(file);
  const response = await fetch(PICTURES_PATH, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body,
  });
  const text = await response.text();
  const picture = /"picture":"([\w-]+)"/.exec(text)?.[1];
  if (picture !== undefined) return picture;
  const said = /"clubCode":"(\w+)"/.exec(text)?.[1];
  throw new ClubRefusal(ERROR_CODES.find((code) => code === said) ?? "INTERNAL");
}
