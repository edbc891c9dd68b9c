import { SUITS, type Suit } from "@trelyazh/preferans";
import type { Locale } from "@trelyazh/i18n";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { addressOf } from "#lib/rulebook/address.ts";
import { readingOf } from "#lib/rulebook/chapters.ts";
import type { Block, Inline, Line } from "#lib/rulebook/parse-rules.ts";
import { isTermId } from "#lib/rulebook/term-ids.ts";
import { SuitMark } from "../cards/suit-mark.tsx";
import styles from "./rule-text.module.css";
import { Term } from "./term.tsx";

const GLYPHS = "♠♣♦♥";

/** Suits in a text are drawn: what a font makes of them differs from device to device. */
function Words({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return text.split(/((?:10|[6-9])?[♠♣♦♥])/u).map((part, index) => {
    const suit: Suit | undefined = index % 2 === 1 ? SUITS[GLYPHS.indexOf(part.slice(-1))] : undefined;
    if (suit === undefined) return <span key={index}>{part}</span>;
    return (
      <span key={index} className={styles["suit"]}>
        <span>{part.slice(0, -1)}</span>
        <SuitMark suit={suit} />
        <span className="sr-only">{t(($) => $.cards.ofSuit[suit])}</span>
      </span>
    );
  });
}

function RuleLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const [chapter = "", anchor] = to.split("#");
  const reading = readingOf(chapter);
  // The texts are in one of the two.
  const address = reading === null ? to : addressOf(i18n.language as Locale, reading);
  return (
    <a href={anchor === undefined ? address : `${address}#${anchor}`} data-chapter={reading} className={styles["link"]}>
      {children}
    </a>
  );
}

function Part({ inline }: { readonly inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return <Words text={inline.text} />;
    case "strong":
      return (
        <strong>
          <RuleLine line={inline.children} />
        </strong>
      );
    case "emphasis":
      return (
        <em>
          <RuleLine line={inline.children} />
        </em>
      );
    case "link":
      return (
        <RuleLink to={inline.to}>
          <RuleLine line={inline.children} />
        </RuleLink>
      );
    case "term":
      return isTermId(inline.term) ? <Term id={inline.term}>{inline.text}</Term> : <span>{inline.text}</span>;
  }
}

/** A line of the rules. */
function RuleLine({ line }: { readonly line: Line }) {
  return line.map((inline, index) => <Part key={index} inline={inline} />);
}

interface RuleTextProps {
  readonly blocks: readonly Block[];
  /** Puts what the text only names: figures, and what a passage depends on. */
  readonly note?: (name: string, value: string) => ReactNode;
}

/** Rules, as they are written and parsed. */
export function RuleText({ blocks, note = () => null }: RuleTextProps) {
  return (
    <div className={styles["text"]}>
      {blocks.map((block, index) => (
        // A text is what it is: its blocks never move.
        <RuleBlock key={index} block={block} note={note} />
      ))}
    </div>
  );
}

interface RuleBlockProps extends Pick<Required<RuleTextProps>, "note"> {
  readonly block: Block;
}

function RuleBlock({ block, note }: RuleBlockProps) {
  switch (block.kind) {
    case "heading":
      return block.level === 3 ? <h3>{block.text}</h3> : <h2 id={block.id}>{block.text}</h2>;
    case "paragraph":
      return (
        <p>
          <RuleLine line={block.line} />
        </p>
      );
    case "list":
      return <RuleList items={block.items} ordered={block.ordered} />;
    case "table":
      return <RuleTable head={block.head} rows={block.rows} />;
    case "note":
      return note(block.name, block.value);
  }
}

function RuleList({ items, ordered }: { readonly items: readonly Line[]; readonly ordered: boolean }) {
  const List = ordered ? "ol" : "ul";
  return (
    <List>
      {items.map((item, index) => (
        <li key={index}>
          <RuleLine line={item} />
        </li>
      ))}
    </List>
  );
}

function RuleTable({ head, rows }: { readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }) {
  return (
    <table>
      <thead>
        <tr>
          {head.map((cell, index) => (
            <th key={index} scope="col">
              <RuleLine line={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {row.map((cell, column) => (
              <td key={column}>
                <RuleLine line={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
