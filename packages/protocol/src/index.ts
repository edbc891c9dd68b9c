export * from "./errors.ts";
export * from "./faults.ts";
export * from "./inputs.ts";
export * from "./lobby.ts";
export * from "./messages.ts";
export { skeletonOf } from "./names/look-alikes.ts";
export { NAME_FAULTS, NAME_LENGTH, nameFault, tidyName, type NameFault } from "./names/name-fault.ts";
export * from "./paths.ts";
export * from "./release.ts";
