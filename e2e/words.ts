/** What the pages call the things that a player uses, as they are written there. */
export interface Words {
  readonly yourCards: string;
  /** The lists of one's own cards, and of those that one plays for a partner. */
  readonly playableCards: RegExp;
  readonly highCard: RegExp;
  readonly yourBid: string;
  readonly bids: string;
  readonly pass: string;
  readonly misere: string;
  readonly discardAndContract: string;
  readonly pickTwo: string;
  readonly contract: string;
  readonly play: RegExp;
  readonly misereDiscard: string;
  readonly discard: string;
  readonly doYouWhist: string;
  readonly howDoWePlay: string;
  readonly light: string;
  readonly nextDeal: string;
  readonly settlement: string;
}

export const ENGLISH: Words = {
  yourCards: "Your cards",
  playableCards: /^(Your cards|Cards of )/,
  highCard: /^(ace|king) /,
  yourBid: "Your bid",
  bids: "Bids",
  pass: "Pass",
  misere: "Misère",
  discardAndContract: "Discard and contract",
  pickTwo: "Pick two cards to discard",
  contract: "Contract",
  play: /^Play /,
  misereDiscard: "Discard for the misère",
  discard: "Discard",
  doYouWhist: "Do you whist?",
  howDoWePlay: "How do we play?",
  light: "Light",
  nextDeal: "Next deal",
  settlement: "Settlement of the pulya",
};

export const RUSSIAN: Words = {
  yourCards: "Ваши карты",
  playableCards: /^(Ваши карты|Карты игрока )/,
  highCard: /^(туз|король) /,
  yourBid: "Ваша заявка",
  bids: "Заявки",
  pass: "Пас",
  misere: "Мизер",
  discardAndContract: "Снос и заказ",
  pickTwo: "Выберите две карты на снос",
  contract: "Заказать",
  play: /^Заказать: /,
  misereDiscard: "Снос на мизере",
  discard: "Снести",
  doYouWhist: "Вистуете?",
  howDoWePlay: "Как играем?",
  light: "В светлую",
  nextDeal: "Следующая сдача",
  settlement: "Расчёт пульки",
};
