import { skeletonOf } from "./look-alikes.ts";

/** Words of which no name has one: whoever reads it would take its bearer for somebody of the club, or for a bot. */
const IN_ANY_PLACE = [
  ..."admin administrator administration moderator support trelyazh bot".split(" "),
  ..."админ администратор администрация модератор модер поддержка трельяж бот".split(" "),
];

/** With these no word begins or ends either. */
const AT_EITHER_END = "admin moderator trelyazh админ модератор трельяж".split(" ");

/** What no name is alone, or with a number. */
const ALONE = [
  ..."mod staff team system root operator owner official club referee judge robot bots help".split(" "),
  ..."модераторы админы оператор система служба клуб судья арбитр робот боты персонал помощь".split(" "),
  ..."guest guests anonymous nobody unknown deleted you player players spectator dummy".split(" "),
  ..."гость гостья гости аноним никто неизвестный удалён удалена вы игрок игроки зритель болван".split(" "),
  "deleted player",
  "удалённый игрок",
  "the club",
  "клуб трельяж",
  // The bots of the house.
  "Baba Yaga",
  "Баба-яга",
  "Koschei",
  "Кощей",
  "Gorynych",
  "Горыныч",
  "Змей Горыныч",
  "Leshy",
  "Леший",
  "Vodyanoy",
  "Водяной",
  "Kikimora",
  "Кикимора",
  "Domovoy",
  "Домовой",
  "Bayun the Cat",
  "Кот Баюн",
  "Kolobok",
  "Колобок",
  "Firebird",
  "Жар-птица",
  "Morozko",
  "Морозко",
  "Sivka",
  "Сивка-бурка",
];

/** What numbers are taken for, too. */
const NUMBER = "[\\dioзб]*";

const wholly = (words: readonly string[]) => new RegExp(`^(?:${words.map(skeletonOf).join("|")})${NUMBER}$`, "u");

const ANYWHERE = wholly(IN_ANY_PLACE);
const WHOLE = wholly([...IN_ANY_PLACE, ...ALONE]);
const ENDS = AT_EITHER_END.map(skeletonOf);

/** Says whether a name reads like one that the club has given: to its bots, to a guest, to those who run it. */
export function isReserved(name: string): boolean {
  if (WHOLE.test(skeletonOf(name))) return true;
  return name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(skeletonOf)
    .some((word) => ANYWHERE.test(word) || ENDS.some((end) => word.startsWith(end) || word.endsWith(end)));
}
