export { bidName, callName, cardIndex, cardName, whistName } from "./card-names.ts";
export { createI18n, learn, speak, type Translate } from "./create-i18n.ts";
export { errorText } from "./error-text.ts";
export { LOCALES, pickLocale, wantsTranslation, type Locale } from "./locale.ts";
export { clockTime, minutesAndSeconds, paperNumber, signedNumber } from "./numbers.ts";
export { personName } from "./person-name.ts";
export { entrySentence, resultSentence, sentence, type SentenceContext } from "./sentence.ts";
export { spokenSentence } from "./spoken.ts";
export { timeOutReceipt } from "./time-out-receipt.ts";
