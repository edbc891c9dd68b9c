import { LOCALES } from "@trelyazh/i18n";
import type { i18n } from "i18next";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider, useTranslation } from "react-i18next";
import { CONTENT_ID, paths } from "#lib/paths.ts";
import { READINGS } from "#lib/rulebook/chapters.ts";
import { addressOf } from "#lib/rulebook/address.ts";
import { chapterOf, type ChapterText } from "#lib/rulebook/rulebook.ts";
import { privacyAddress, privacyText, type PrivacyText } from "../privacy/privacy-text.ts";
import { BrandMark } from "#ui/brand.tsx";
import { PrivacyArticle } from "../privacy/privacy-article.tsx";
import { headOf } from "./head.ts";
import { RulesArticle } from "./rules-article.tsx";
import type { StillPage } from "./still-page.ts";
import { speakerOf } from "./speakers.ts";

/** The bar on top, where nothing needs scripts; the client puts its own in the same place. */
function StillHeader() {
  const { t } = useTranslation();
  return (
    <header className="border-b border-line/70 print:hidden">
      <a href={`#${CONTENT_ID}`} className="sr-only focus:not-sr-only">
        {t(($) => $.common.skipToContent)}
      </a>
      <div className="mx-auto flex h-16 max-w-6xl items-center gap-2 px-4 sm:px-6">
        <a href={paths.landing} className="mr-auto flex items-center gap-2.5 rounded-soft py-1 pr-2">
          <BrandMark className="size-9" />
          <span translate="no" className="font-display text-xl font-semibold tracking-tight">
            {t(($) => $.common.club)}
          </span>
        </a>
        <a href={paths.lobby} className="inline-flex h-11 items-center rounded-soft px-3 text-[0.9375rem] font-medium">
          {t(($) => $.common.lobby)}
        </a>
      </div>
    </header>
  );
}

function pageOfPrivacy(text: PrivacyText, texts: i18n): StillPage {
  const { locale, title, lead } = text;
  const body = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <StillHeader />
      <PrivacyArticle text={text} />
    </I18nextProvider>,
  );
  return {
    title: `${title} · ${texts.t(($) => $.common.club)}`,
    description: lead,
    address: privacyAddress(locale),
    locale,
    begin: "src/pages/privacy/open-privacy.ts",
    alternates: LOCALES.map((other) => ({ locale: other, address: privacyAddress(other) })),
    body,
  };
}

function pageOf(text: ChapterText, texts: i18n): StillPage {
  const { locale, reading } = text;
  const body = renderToStaticMarkup(
    <I18nextProvider i18n={texts}>
      <StillHeader />
      <RulesArticle text={text} isStill />
    </I18nextProvider>,
  );
  return {
    ...headOf(text, texts.t),
    address: addressOf(locale, reading),
    locale,
    begin: "src/pages/rules/open-rules.ts",
    alternates: LOCALES.map((other) => ({ locale: other, address: addressOf(other, reading) })),
    body,
  };
}

/** Returns every page of the rules, and what the club keeps, in every language. */
export async function stillPages(): Promise<readonly StillPage[]> {
  const wanted = LOCALES.flatMap((locale) => READINGS.map((reading) => ({ locale, reading })));
  return await Promise.all([
    ...wanted.map(async ({ locale, reading }) => pageOf(await chapterOf(locale, reading), await speakerOf(locale))),
    ...LOCALES.map(async (locale) => pageOfPrivacy(await privacyText(locale), await speakerOf(locale))),
  ]);
}
