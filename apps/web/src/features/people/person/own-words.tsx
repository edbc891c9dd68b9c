import { Checkbox } from "@base-ui/react/checkbox";
import { CheckboxGroup } from "@base-ui/react/checkbox-group";
import type { Locale } from "@trelyazh/i18n";
import { SPOKEN_LANGUAGES, WORDS_LENGTH, type SpokenLanguage } from "@trelyazh/protocol";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Check } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "#lib/club/trpc.ts";
import { useRefusalToast } from "#lib/club/use-refusal-toast.ts";
import { languageName } from "./languages.ts";
import { OwnText } from "./own-text.tsx";
import styles from "./own-words.module.css";

interface LanguagesProps {
  readonly value: readonly SpokenLanguage[];
  readonly onChange: (value: readonly SpokenLanguage[]) => void;
}

function Languages({ value, onChange }: LanguagesProps) {
  const { t, i18n } = useTranslation();
  const choose = (chosen: readonly string[]) => onChange(SPOKEN_LANGUAGES.filter((each) => chosen.includes(each)));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{t(($) => $.people.own.languages)}</legend>
      <CheckboxGroup value={[...value]} onValueChange={choose} className={styles["languages"]}>
        {SPOKEN_LANGUAGES.map((language) => (
          <label key={language} className={styles["language"]}>
            <Checkbox.Root name={language} value={language} className={styles["box"]}>
              <Checkbox.Indicator>
                <Check size={14} strokeWidth={3} aria-hidden="true" />
              </Checkbox.Indicator>
            </Checkbox.Root>
            <span>{languageName(i18n.language as Locale, language)}</span>
          </label>
        ))}
      </CheckboxGroup>
    </fieldset>
  );
}

interface OwnWordsProps {
  readonly words: string;
  readonly languages: readonly string[];
}

/** What the viewer says of themselves on their own page. */
export function OwnWords({ words, languages }: OwnWordsProps) {
  const { t } = useTranslation();
  const { people } = useTRPC();
  const queryClient = useQueryClient();
  const onError = useRefusalToast();
  const [spoken, setSpoken] = useState(SPOKEN_LANGUAGES.filter((each) => languages.includes(each)));
  const describe = useMutation(
    people.describe.mutationOptions({
      onError,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: people.person.queryKey() }),
    }),
  );
  return (
    <OwnText
      label={t(($) => $.people.own.words)}
      hint={t(($) => $.people.own.wordsHint)}
      kept={words}
      most={WORDS_LENGTH}
      rows={4}
      isSaving={describe.isPending}
      isSaved={describe.isSuccess}
      onSave={(text) => describe.mutate({ words: text, languages: spoken })}
      others={{
        fields: <Languages value={spoken} onChange={(value) => setSpoken([...value])} />,
        isChanged: spoken.join() !== languages.join(),
      }}
    />
  );
}
