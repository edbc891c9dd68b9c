/** A rule line of SPEC.md: `- **BID3** A pass is final.` */
const RULE = /^- \*\*([A-Z]+\d+)\*\* \S/gm;

/** The rule ids that a test's name begins with. */
const LEADING_IDS = /^[A-Z]+\d+(?: [A-Z]+\d+)*(?= |$)/;

/** What a specification and the tests of it owe each other. */
export interface SpecFaults {
  /** Rules that no test is named after. */
  readonly untested: readonly string[];
  /** Tests whose names begin with no rule. */
  readonly unruled: readonly string[];
  /** Rules that tests name and the specification does not know. */
  readonly unknown: readonly string[];
  /** Ids that stand for two rules. */
  readonly repeated: readonly string[];
}

/** Returns the ids of all rules of a specification, in order. */
export function rulesIn(spec: string): readonly string[] {
  return Array.from(spec.matchAll(RULE), ([, id = ""]) => id);
}

const idsOf = (test: string): readonly string[] => LEADING_IDS.exec(test)?.[0].split(" ") ?? [];

/** Compares a specification with the names of its tests, without those of their groups. */
export function compareSpec(spec: string, tests: readonly string[]): SpecFaults {
  const rules = rulesIn(spec);
  const named = new Set(tests.flatMap(idsOf));
  return {
    untested: rules.filter((rule) => !named.has(rule)),
    unruled: tests.filter((test) => idsOf(test).length === 0),
    unknown: [...named].filter((id) => !rules.includes(id)),
    repeated: rules.filter((rule, place) => rules.indexOf(rule) !== place),
  };
}

/** Says each fault in a line of its own. */
export function faultsIn({ untested, unruled, unknown, repeated }: SpecFaults): readonly string[] {
  return [
    ...untested.map((rule) => `${rule} has no test`),
    ...unruled.map((test) => `no rule: ${test}`),
    ...unknown.map((rule) => `${rule} is tested but not in SPEC.md`),
    ...repeated.map((rule) => `${rule} stands for two rules`),
  ];
}
