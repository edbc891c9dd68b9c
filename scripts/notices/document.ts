import type { Shipped } from "./shipped.ts";

/** A package with where it goes and the words that have to go with it. */
export interface Noticed {
  readonly shipped: Shipped;
  readonly parts: readonly string[];
  /** Undefined where the package brings none. */
  readonly text: string | undefined;
}

const HEAD = `# What others have made

Trelyazh is [MIT](LICENSE). It goes out with the packages below: the *server* runs with them, and the *client*, as browsers load it, is built from
them. Their licences ask to be named, and here they are. \`npm run notices\` makes this file from \`package-lock.json\`; \`npm test\` fails when it is not current,
and when a package has a licence that is not among those that we ship (\`scripts/notices/licences.ts\`).

Node.js comes with its own \`LICENSE\`, in the package \`node-…\` of each platform and in the images; PostgreSQL, where the embedded one is used, is under the
[PostgreSQL Licence](https://www.postgresql.org/about/licence/). Packages of one platform are under the licence of the package that asks for them.
`;

/** Writes the document: a table of all packages, then each text once, with those that it is for. */
export function documentOf(noticed: readonly Noticed[]): string {
  const rows = noticed.map(
    ({ shipped, parts }) => `| ${shipped.name} | ${shipped.version} | ${shipped.license ?? ""} | ${parts.join(", ")} |`,
  );
  const byText = new Map<string, string[]>();
  for (const { shipped, text } of noticed) {
    if (text === undefined) continue;
    const names = byText.get(text) ?? [];
    byText.set(text, [...names, `${shipped.name} ${shipped.version}`]);
  }
  const texts = [...byText].map(([text, names]) => `### ${names.join(", ")}\n\n\`\`\`\`\n${text}\n\`\`\`\`\n`);
  return [
    HEAD,
    "| package | version | licence | goes with |\n|---|---|---|---|",
    `${rows.join("\n")}\n`,
    "## Their words\n",
    texts.join("\n"),
  ].join("\n");
}
