import { describe, expect, test } from "vitest";
import { nameFault } from "./name-fault.ts";
import { skeletonOf } from "./look-alikes.ts";

/** Two names each; whoever reads one may take it for the other. */
const ALIKE = [
  "Anna|anna",
  "Anna|ANNA",
  "Anna|Аnnа",
  "Anna|Ánna",
  "Anna|An na",
  "Anna|An-na",
  "Anna|A.nna",
  "Анна|АННА",
  "Анна|Aнна",
  "Пётр|Петр",
  "Йод|Иод",
  "Рома|Poma",
  "Тор|Top",
  "Вера|Bepa",
  "Сова|Coba",
  "Нос|Hoc",
  "Хор|Xop",
  "Кто|Kto",
  "Ау|Ay",
  "Марс|Mapc",
  "Зина|3ина",
  "Бобр|6обр",
  "Олег|0лег",
  "Oleg|0leg",
  "Ian|lan",
  "Ilya|llya",
  "Ilya|1lya",
  "Lily|Iiiy",
  "Mila|Miia",
  "Іван|Iван",
  "Modern|Modem",
  "William|VVilliam",
  "Łukasz|Lukasz",
  "Søren|Soren",
  "Đorde|Dorde",
  "Ɓob|ɓob",
  "ΑΝΝΑ|ANNA",
  "ΝΙΚΑ|NIKA",
  "Οlga|Olga",
  "Ηector|Hector",
  "νan|van",
  "ραρα|papa",
  "Ρita|Pita",
  "Крым|Крьім",
  "Юра|Іора",
  "Ґанна|Ганна",
  "Ѕam|Sam",
  "Јan|Jan",
  "ԁan|dan",
  "ԛueen|queen",
  "ԝin|win",
  "һello|hello",
  "օlga|olga",
  "İpek|ipek",
  "Straße|straβe",
  "Anna 1|Anna l",
  "Anna 10|Anna IO",
  "Œuvre|Oeuvre",
  "Ægir|Aegir",
].map((pair) => pair.split("|") as [string, string]);

const APART = [
  "Anna|Hanna",
  "Анна|Инна",
  "Анна|Нина",
  "Маша|Саша",
  "Маша|Миша",
  "Олег|Ольга",
  "Пётр|Пётр 2",
  "Ivan|Evan",
  "Вика|Ника",
  "Jan|Ian",
  "Юля|Оля",
  "राम|रीमा",
  "김민수|김민지",
  "Глеб|Хлеб",
  "Серж|Серя",
  "Dan|Don",
].map((pair) => pair.split("|") as [string, string]);

describe("two names", () => {
  test.each(ALIKE)("%s and %s are taken for each other", (one, other) => {
    expect(one).not.toBe(other);
    expect(skeletonOf(other)).toBe(skeletonOf(one));
  });

  test.each(APART)("%s and %s are told apart", (one, other) => {
    expect(skeletonOf(other)).not.toBe(skeletonOf(one));
  });
});

test("what is left of a name is what is left of that again", () => {
  for (const name of [...ALIKE, ...APART].flat()) expect(skeletonOf(skeletonOf(name))).toBe(skeletonOf(name));
});

test("something is left of every name that anybody may have", () => {
  for (const name of ["A1", "李小", "É2", "n_1"]) {
    expect(nameFault(name.normalize("NFC"))).toBeNull();
    expect(skeletonOf(name)).not.toBe("");
  }
});
