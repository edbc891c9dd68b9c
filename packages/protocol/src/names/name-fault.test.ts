import { describe, expect, test } from "vitest";
import { NAME_FAULTS, nameFault, tidyName, type NameFault } from "./name-fault.ts";

/** Names that people have. */
const ACCEPTED = [
  // Russian, with the letters that other Cyrillic alphabets have.
  ..."Анна|Пётр|Юлия|Щукарь|Ёлкин|Объедков|Вася Пупкин|Анна-Мария|Анна К.|А. П. Чехов|Жан-Жак|Ольга 77|Дед 2-й".split(
    "|",
  ),
  ..."Їжак|Ґанна|Ўладзімір|Љубица|Ђорђе|Қанат|Өмірбек|Ңалі|Ҳасан|Ѓорѓи|Каменный гость|Гость из будущего".split("|"),
  ..."Снегирь|Мизер|Пас пас|д'Артаньян|О’Нил|Жанна д’Арк|Вист_2|Преферансист|Ботаник|Подбот|Хоботов|Судьин".split("|"),
  // Latin, with the marks of many languages.
  ..."Anna|Jürgen|José|François|Łukasz|Søren|Ægir|Þór|Đặng|Nguyễn Ái|Ağca|İpek|Čeněk|Ştefan|Őrs|Žižek|Ñandú".split("|"),
  ..."Əli|O'Neil|O’Brien|J.R.R. Tolkien|Anna.K|snake_case|Jean-Luc|Ian|Al|Bo|Xy 2|Agent 007|Ann III|McAdam".split("|"),
  ..."Badminton|Abbot|Talbot|Botticelli|Robotnik|Guesthouse|Hostess|Supporter|Modest|Clubman|Refereeing".split("|"),
  // Others, each in its own script.
  ..."Γιάννης|Σωκράτης|Արամ|Նարեկ|გიორგი|נועה|أحمد|محمد علي|राम|कृष्ण|王小明|たかし|サトー|佐々木さん|김민수|สมชาย".split(
    "|",
  ),
  "Ivan Иванов",
  "Анна Smith",
  "e\u0301mile",
  "И\u0306ога",
  "a\u0323\u0302o",
  "Двадцать букв именем",
  "x".repeat(20),
];

/** What was tried, and the reason that is told. */
const REFUSED: Readonly<Record<Exclude<NameFault, "rude">, readonly string[]>> = {
  short: ["", " ", "\n\t", "a", "Я", "7", "李", "é", "e\u0301"],
  long: [
    "x".repeat(21),
    "Очень длинное имя игрока",
    `${"ab ".repeat(9)}a`,
    "e\u0302\u0323".repeat(21),
    "y".repeat(200),
  ],
  spaces: ["a  b", "Анна   К", "a\u00a0b", "a\u2003b", "a\u3000b", "a\u2028b", "a\u1680b", "a\u202fb"],
  invisible: [
    "\u3164",
    "\u3164\u3164",
    "\u2800\u2800",
    "\uffa0\uffa0",
    "\u115f\u1160",
    "a\u200bb",
    "An\u200dna",
    "An\u00adna",
    "\u202eevil",
    "a\u2066b\u2069c",
    "a\nb",
    "a\u0000b",
    "a\u0007b",
    "Anna\ufe0f",
    "a\u034fb",
    "a\u180eb",
    "\ue000\ue001",
    "a\u{e0061}b",
    "a\ud800b",
    "a\udc00b",
    "a\u{10ffff}b",
    "a\u0378b",
    "a\ufeffb",
  ],
  character: [
    "👩‍🚀",
    "🂡🂢",
    "Anna ♥",
    "❤️ Anna",
    "🇷🇺 Ваня",
    "A&B",
    "a@b.ru",
    "a/b",
    "<b>Anna</b>",
    "Anna!",
    "Who?",
    "#1 Anna",
    "100% Анна",
    "a+b",
    "$$$",
    "(Анна)",
    "Анна, бот",
    "a:b",
    'a"b',
    "a`b",
    "a—b",
    "№ 5 Анна",
    "Аnnа\u0489",
    "Ａｎｎａ",
    "𝐀𝐧𝐧𝐚",
    "ⓐnna",
    "ﬁona",
    "ᴀɴɴᴀ",
    "ɑnna",
    "ʜello",
    "Xᵃ",
    "x²",
    "½ Анна",
    "Ⅳ Пётр",
    "١٢٣ علي",
    "𓀀𓀁",
    "ᚠᚢᚦ",
    "𐌰𐌱",
    "a|b",
    "a\\b",
    "a·b",
    "a\u20ddb",
  ],
  marks: [
    "\u0301\u0301",
    "\u0301Anna",
    "A\u0301\u0302\u0303\u0304nna",
    `e${"\u0301".repeat(21)}`,
    "7\u0301a",
    "a \u0301b",
    "q\u0308\u0308q",
    "-\u0301a",
  ],
  signs: [
    "--",
    "__",
    "..",
    "-Anna",
    "Anna-",
    "_x_",
    "'Anna'",
    ".Anna",
    "Anna..",
    "a--b",
    "a-_b",
    "a - b",
    "a_b_c_d_e",
    "a.b.c.d.e",
    "Анна ’",
    "Anna_",
  ],
  letterless: ["12", "007", "1 2", "1-2", "3.14", "2024 2025"],
  scripts: [
    "Аnna",
    "Annа",
    "Ivаn",
    "Bаbа Yаgа",
    "Pоза",
    "Tρελός",
    "Αnna",
    "Аlех",
    "Анnа",
    "Пeтр",
    "Anna-Mapия",
    "李Anna",
    "Annaたかし",
    "김Anna",
    "ԱննаAnna",
    "x\u0561y",
  ],
  reserved: [
    ..."Admin|admin|ADMIN|Admln|adm1n|A d m i n|Ad-min|ad.min|Admin 2|Admin Anna|Anna Admin|SuperAdmin|AdminAnna".split(
      "|",
    ),
    ..."Админ|Администратор|СуперАдмин|Админ Вася|Moderator|M0derator|Moderator-7|Модератор|Вася модератор|Модер".split(
      "|",
    ),
    ..."Support|Поддержка|Trelyazh|TRELYAZH club|Трельяж|Клуб Трельяж|Staff|System|Система|Official|Root|Судья".split(
      "|",
    ),
    ..."Bot|bot|Bot 2|Bot2|B0t|Bot l|Бот|Бот 2|бот1".split("|"),
    ..."Вот 2|Guest|Guest 6537|guest1041|Guest_12".split("|"),
    ..."Гость|Гость 1041|гость-7|Гостья|Anonymous|Аноним|Deleted player|Удалённый игрок|Удален|You|Вы|Player 1|Игрок 2".split(
      "|",
    ),
    ..."Baba Yaga|Баба-яга|БАБА ЯГА|Babayaga|Кощей|Кощеи|Koschei|Горыныч|Леший|Домовой|Колобок|Жар-птица|Жарптица|Bayun the Cat|Sivka".split(
      "|",
    ),
    // Wholly in the other script.
    "Вот",
    "ВОТ 3",
  ],
};

describe("a name", () => {
  test.each(ACCEPTED)("can be %s", (name) => {
    expect(nameFault(tidyName(` ${name} `))).toBeNull();
  });

  const refused = Object.entries(REFUSED).flatMap(([fault, names]) => names.map((name) => [name, fault] as const));

  test.each(refused)("cannot be %j, which is told to be its fault: %s", (name, fault) => {
    expect(nameFault(tidyName(name))).toBe(fault);
  });

  test("was tried in more than 300 ways, by every reason", () => {
    expect(ACCEPTED.length).toBeGreaterThan(100);
    expect(ACCEPTED.length + refused.length).toBeGreaterThan(300);
    expect([...Object.keys(REFUSED), "rude"]).toEqual(NAME_FAULTS);
  });
});
