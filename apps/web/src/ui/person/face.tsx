import { pictureAddress } from "@trelyazh/protocol";
import { use, useEffect, useState, useSyncExternalStore } from "react";
import { AskPicturesContext } from "./ask-pictures.ts";
import { Figure } from "./figure.tsx";
import styles from "./face.module.css";
import { picturesOf } from "./pictures.ts";

interface FaceProps {
  readonly figure: number;
  /** Whose picture is asked for. */
  readonly userId?: string | undefined;
  /** The hash of it, where it is known. */
  readonly picture?: string | undefined;
}

const NOTHING = { of: () => undefined, want: () => undefined, subscribe: () => () => undefined };

function usePicture(userId: string | undefined): string | undefined {
  const ask = use(AskPicturesContext);
  const pictures = ask === null ? NOTHING : picturesOf(ask);
  useEffect(() => {
    if (userId !== undefined) pictures.want(userId);
  }, [pictures, userId]);
  return useSyncExternalStore(pictures.subscribe, () => (userId === undefined ? undefined : pictures.of(userId)));
}

/** Somebody's picture; their figure where they have none, and where it does not come. */
export function Face({ figure, userId, picture }: FaceProps) {
  const found = usePicture(picture === undefined ? userId : undefined);
  const shown = picture ?? found;
  const [failed, setFailed] = useState<string | null>(null);
  if (shown === undefined || shown === failed) return <Figure figure={figure} />;
  return (
    <img
      src={pictureAddress(shown)}
      alt=""
      width={256}
      height={256}
      decoding="async"
      draggable={false}
      onError={() => setFailed(shown)}
      className={styles["face"]}
    />
  );
}
