import type { Conditions } from "@trelyazh/i18n";
import type { SettingValue } from "@trelyazh/preferans";
import type { ReactNode } from "react";
import styles from "./setting-picture.module.css";
import { PlayersPicture, PoolPicture } from "./pool-pictures.tsx";
import { ExitsPicture, StepsPicture } from "./row-pictures.tsx";
import { OpeningPicture, SharingPicture, TalonPicture } from "./whist-pictures.tsx";

type Pictures = { readonly [K in keyof Conditions]?: (value: Conditions[K]) => ReactNode };

/** Of settings that a line of words does not make clear to everybody. */
const PICTURES: Pictures = {
  players: (players) => <PlayersPicture players={players} />,
  "closeBy.kind": (kind) => <PoolPicture kind={kind} />,
  whistSharing: (sharing) => <SharingPicture sharing={sharing} />,
  openTiming: (timing) => <OpeningPicture timing={timing} />,
  misereOpenTiming: (timing) => <OpeningPicture timing={timing} />,
  "allPass.prices": (row) => <StepsPicture row={row} />,
  "allPass.cleanBonus": (row) => <StepsPicture row={row} />,
  "allPass.exits": (row) => <ExitsPicture row={row} />,
  "allPass.talon": (talon) => <TalonPicture isOpen={talon === "opened"} />,
};

interface SettingPictureProps {
  readonly setting: keyof Conditions;
  readonly value: SettingValue;
}

/** A picture of what is chosen; none where words are enough. */
function SettingPicture({ setting, value }: SettingPictureProps) {
  // A setting's value is of its own type; the compiler does not know which setting it is.
  const draw = PICTURES[setting] as ((value: SettingValue) => ReactNode) | undefined;
  return draw?.(value) ?? null;
}

/** What is said of a setting, with its picture. */
export function Explained({ children, ...shown }: SettingPictureProps & { readonly children: ReactNode }) {
  return (
    <span className={styles["explained"]}>
      <SettingPicture {...shown} />
      {children}
    </span>
  );
}
