import { nameFault, skeletonOf, tidyName } from "@trelyazh/protocol";
import { ClubError } from "../../club-error.ts";
import { readsLikeGuest } from "./guest-likeness.ts";

/** A name that somebody may have, if nobody else has it. */
export interface FitName {
  readonly name: string;
  /** By which it is found out whether it reads like another one. */
  readonly skeleton: string;
}

/** Returns the name that somebody means, or refuses with `BAD_NAME`. */
export type FitNames = (typed: string) => FitName;

/** What the club knows of names beside what every page knows. */
export interface NameRules {
  /** Says whether a name has words that are not for the eyes of all; none has unless told. */
  readonly isRude?: ((name: string) => boolean) | undefined;
}

/** Returns what looks at every name before it is asked whether it is free. */
export function fitNames({ isRude = () => false }: NameRules): FitNames {
  return (typed) => {
    const name = tidyName(typed);
    const reserved = readsLikeGuest(name) ? "reserved" : null;
    const fault = nameFault(name) ?? reserved ?? (isRude(name) ? "rude" : null);
    if (fault !== null) throw new ClubError("BAD_NAME", { nameFault: fault });
    return { name, skeleton: skeletonOf(name) };
  };
}
