export * from "./errors.ts";
export * from "./faults.ts";
export * from "./inputs.ts";
export * from "./lobby.ts";
export * from "./messages.ts";
export * from "./paths.ts";
export * from "./release.ts";
