export const ENGINE_FAULTS = ["IMPOSSIBLE_STATE", "EVENT_OUT_OF_PLACE"] as const;
export type EngineFault = (typeof ENGINE_FAULTS)[number];

/** A bug in the caller or in the engine: an event folded where it cannot have happened. Bad input is a refusal instead. */
export class EngineError extends Error {
  override readonly name = "EngineError";
  readonly code: EngineFault;

  constructor(code: EngineFault, message: string) {
    super(message);
    this.code = code;
  }
}
