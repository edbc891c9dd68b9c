export { bidName, callName, cardIndex, cardName, whistName } from "./card-names.ts";
export { conditionSentence, isPlayed, type Condition } from "./conditions/conditions.ts";
export type { Conditions } from "./conditions/setting-paths.ts";
export {
  conditionName,
  conditionsHead,
  conditionsText,
  conditionsToTell,
  type TableConditions,
} from "./conditions/conditions-text.ts";
export { createI18n, learn, speak, type Translate } from "./create-i18n.ts";
export { errorText, goThereText, restingText } from "./error-text.ts";
export { LOCALES, pickLocale, wantsTranslation, type Locale } from "./locale.ts";
export { clockTime, exactNumber, minutesAndSeconds, paperNumber, signedExactNumber, signedNumber } from "./numbers.ts";
export { occupantName } from "./occupant-name.ts";
export { GUEST_WORDS } from "./guest-words.ts";
export { personName } from "./person-name.ts";
export { goalText, progressText } from "./pulya-progress.ts";
export { entrySentence, resultSentence, sentence, type SentenceContext } from "./sentence.ts";
export { spokenSentence } from "./spoken.ts";
export { timeOutReceipt } from "./time-out-receipt.ts";
