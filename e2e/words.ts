/** What the pages call the things that a player uses, as they are written there. */
export interface Words {
  readonly enterAsGuest: string;
  readonly sitDown: string;
  readonly deal: string;
  readonly yourTurn: string;
  readonly yourCards: string;
  /** The lists of one's own cards, and of those that one plays for a partner. */
  readonly playableCards: RegExp;
  /** The list of another's cards that lie open. */
  readonly openCards: RegExp;
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
  readonly whist: string;
  readonly howDoWePlay: string;
  readonly light: string;
  readonly dark: string;
  readonly agreeOnTricks: string;
  readonly whoGetsTricks: string;
  readonly offer: string;
  readonly showCards: string;
  readonly accept: string;
  readonly catchingPlan: string;
  readonly nextDeal: string;
  readonly settlement: string;
}

export const ENGLISH: Words = {
  enterAsGuest: "Enter as a guest",
  sitDown: "Sit down",
  deal: "Deal",
  yourTurn: "Your turn",
  yourCards: "Your cards",
  playableCards: /^(Your cards|Cards of )/,
  openCards: /^Cards of /,
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
  whist: "Whist",
  howDoWePlay: "How do we play?",
  light: "Light",
  dark: "Dark",
  agreeOnTricks: "Agree on the tricks",
  whoGetsTricks: "Who gets how many tricks",
  offer: "Offer",
  showCards: "Show my cards",
  accept: "Accept",
  catchingPlan: "Catching plan",
  nextDeal: "Next deal",
  settlement: "Settlement of the pulya",
};

export const RUSSIAN: Words = {
  enterAsGuest: "Войти гостем",
  sitDown: "Сесть",
  deal: "Сдача",
  yourTurn: "Ваш ход",
  yourCards: "Ваши карты",
  playableCards: /^(Ваши карты|Карты игрока )/,
  openCards: /^Карты игрока /,
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
  whist: "Вист",
  howDoWePlay: "Как играем?",
  light: "В светлую",
  dark: "В тёмную",
  agreeOnTricks: "Договориться о взятках",
  whoGetsTricks: "Кому сколько взяток",
  offer: "Предложить",
  showCards: "Показать карты",
  accept: "Согласиться",
  catchingPlan: "План ловли",
  nextDeal: "Следующая сдача",
  settlement: "Расчёт пульки",
};
