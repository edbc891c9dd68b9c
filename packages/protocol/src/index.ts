export * from "./errors.ts";
export * from "./fold.ts";
export * from "./inputs.ts";
export * from "./lobby.ts";
export * from "./paths.ts";
export * from "./projection.ts";
export * from "./table.ts";
