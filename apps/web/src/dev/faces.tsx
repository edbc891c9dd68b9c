import { occupantName } from "@trelyazh/i18n";
import { PERSONAS } from "@trelyazh/table";
import { useTranslation } from "react-i18next";
import { BotFace } from "#features/table/seats/faces/bot-face.tsx";

/** All bots that are somebody, large and as small as at a table. */
export function Faces() {
  const { t } = useTranslation();
  return (
    <main className="mx-auto max-w-6xl p-6">
      <h1 className="sr-only">Faces</h1>
      <ul className="flex flex-wrap gap-6">
        {PERSONAS.map((persona) => (
          <li key={persona} className="flex items-center gap-3">
            <BotFace persona={persona} className="size-24" />
            <div>
              <BotFace persona={persona} className="size-9" />
              <p className="font-medium">{occupantName(t, { kind: "bot", name: "", persona })}</p>
            </div>
          </li>
        ))}
      </ul>
    </main>
  );
}
