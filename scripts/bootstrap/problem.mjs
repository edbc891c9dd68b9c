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
