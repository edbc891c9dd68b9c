/** Something that the person at the terminal can put right: shown as a message with its remedy, without a stack. */
export class Problem extends Error {
  /** @override */
  name = "Problem";

  /**
   * @param {string} message what is wrong
   * @param {string} remedy what to do about it
   * @param {ErrorOptions} [options]
   */
  constructor(message, remedy, options) {
    super(message, options);
    this.remedy = remedy;
  }
}

/** The person at the terminal, or the system, wants the script to stop. */
export class Interruption extends Error {
  /** @override */
  name = "Interruption";

  /** @param {number} exitCode 128 and the signal's number, as a shell reports it */
  constructor(exitCode) {
    super("Interrupted");
    this.exitCode = exitCode;
  }
}
