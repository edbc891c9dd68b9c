import { createContext } from "react";

/** What is wrong with what was filled in, by the names of the fields. */
export type Faults = Readonly<Record<string, string>>;

/** For the fields of one form. */
export const FaultsContext = createContext<Faults>({});
