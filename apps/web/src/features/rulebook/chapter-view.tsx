import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ChapterText } from "#lib/rulebook/rulebook.ts";
import { RuleText } from "#ui/rulebook/rule-text.tsx";
import { ConventionsTable } from "./conventions-table.tsx";
import { CardsFigure, LadderFigure, SeatsFigure, SheetFigure } from "./figures.tsx";
import { GlossaryList } from "./glossary-list.tsx";
import { SettingPassage } from "./setting-passage.tsx";
import { WorkedExample } from "./worked-example.tsx";

const FIGURES: Readonly<Record<string, () => ReactNode>> = {
  ladder: LadderFigure,
  seats: SeatsFigure,
  sheet: SheetFigure,
  conventions: ConventionsTable,
  example: WorkedExample,
};

/** What stands where the text says no more than its name. */
function Note({ name, value }: { readonly name: string; readonly value: string }) {
  if (name === "settings") return <SettingPassage settings={value.split(", ")} />;
  if (name === "cards") return <CardsFigure value={value} />;
  const Figure = name === "figure" ? FIGURES[value] : undefined;
  return Figure === undefined ? null : <Figure />;
}

/** A chapter of the rules, without its title. */
export function ChapterView({ text }: { readonly text: ChapterText }) {
  const { i18n } = useTranslation();
  return (
    <div lang={i18n.language}>
      <RuleText blocks={text.blocks} note={(name, value) => <Note name={name} value={value} />} />
      {text.reading === "glossary" ? <GlossaryList glossary={text.glossary} /> : null}
    </div>
  );
}
