import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PracticeWish } from "#features/practice/choices.ts";
import { PracticeForm } from "#features/practice/practice-form.tsx";
import { AppHeader } from "#features/shell/app-header.tsx";
import { PracticeRoom } from "./practice-room.tsx";

interface Begun {
  readonly number: number;
  readonly wish: PracticeWish;
}

/** Practice against bots in the browser alone: the form, then the table, then perhaps another one. */
export function PracticePage() {
  const { t } = useTranslation();
  const [number, setNumber] = useState(1);
  const [begun, setBegun] = useState<Begun | null>(null);
  const begin = (wish: PracticeWish) => {
    setBegun({ number, wish });
    setNumber(number + 1);
  };
  if (begun !== null) {
    return (
      <PracticeRoom
        key={begun.number}
        wish={begun.wish}
        onAgain={() => begin(begun.wish)}
        onLeave={() => setBegun(null)}
      />
    );
  }
  return (
    <>
      <title>{`${t(($) => $.common.practice.title)} · ${t(($) => $.common.club)}`}</title>
      <AppHeader />
      <PracticeForm onBegin={begin} />
    </>
  );
}
