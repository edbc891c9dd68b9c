import { ClubError } from "../../club-error.ts";

/** What is tried first at every door, of eight characters and more; in lower case. */
const COMMON: ReadonlySet<string> = new Set(
  `password password1 password12 password123 passw0rd p@ssw0rd p@ssword 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc
  q1w2e3r4 q1w2e3r4t5 qwerty12 qwerty123 qwerty1234 qwerty12345 qwertyui qwertyuiop qwerty777 asdfghjk asdfghjkl zxcvbnm1
  zxcvbnm123 zaq12wsx zaq1zaq1 qazwsxedc qazwsx123 iloveyou iloveyou1 sunshine princess football baseball basketball
  superman batman123 trustno1 letmein1 letmein123 welcome1 welcome123 admin123 admin1234 administrator master123 monkey123
  dragon123 shadow123 michael1 jennifer jordan23 charlie1 computer internet whatever starwars pokemon1 samsung1 liverpool
  chelsea1 arsenal1 corvette mercedes ferrari1 changeme changeme1 secret123 default1 guest123 test1234 testtest testing1
  abcd1234 abc12345 a1b2c3d4 aa123456 aaaa1111 asd12345 asdf1234 zxcv1234 11223344 12341234 12344321 123123123 147258369
  159753159 159357159 741852963 789456123 987654321 87654321 0987654321 1029384756 5201314520 123qweasd 123qwe123 qwe123qwe
  qweasdzxc qweqweqwe 1234qwer qwer1234 q1q1q1q1 marina123 natasha1 natasha123 nastya123 andrey123 sergey123 vladimir
  vladimir1 aleksandr alexander alexandr ekaterina anastasia valentina viktoria 1234567890 12345678910
  пароль12 пароль123 парольпароль йцукенгш йцукенгшщз йцукен12 йцукен123 фывапролд ячсмитьбю любовь123 солнышко
  привет12 привет123 наташа123 сергей123 марина123 максим123 россия12 россия123 spartak1 spartak1922 zenit2008 moskva123
  parol123 parolparol privet123 lubov123 solnyshko krasotka preferans trelyazh префранс преферанс трельяж распасовка`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** One sign again and again, or signs in the order in which they are counted. */
function isRow(password: string): boolean {
  const codes = Array.from(password, (sign) => sign.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step = 0] = steps;
  return steps.size === 1 && Math.abs(step) <= 1;
}

/** Says whether whoever guesses would try that password among the first: a common one, a row of signs, or the very name. */
export function isCommonPassword(password: string, name: string): boolean {
  const plain = password.normalize("NFKC").toLowerCase();
  return COMMON.has(plain) || isRow(plain) || plain === name.normalize("NFKC").toLowerCase();
}

/** Refuses such a password with `COMMON_PASSWORD`. */
export function refuseCommon(password: string, name: string): void {
  if (isCommonPassword(password, name)) throw new ClubError("COMMON_PASSWORD");
}
