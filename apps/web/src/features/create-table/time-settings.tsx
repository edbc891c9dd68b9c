import { useTranslation } from "react-i18next";
import { Setting } from "#ui/settings/setting.tsx";
import type { FormPartProps } from "./form-part.ts";
import { CHOICES, isAlone } from "./table-form.ts";

/** Stands among the seconds of a move for none. */
const NO_CLOCK = 0;

const isUntimed = (form: FormPartProps["form"]): boolean => isAlone(form) && form.untimedAlone;

/** Against bots alone nobody waits for anybody: there a clock runs only if it is wanted. */
export function TurnSetting({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  const untimed = isUntimed(form);
  return (
    <Setting
      label={t(($) => $.form.turnSeconds)}
      {...(!untimed && { hint: t(($) => $.form.turnSecondsHint) })}
      value={untimed ? NO_CLOCK : form.turnSeconds}
      values={isAlone(form) ? [NO_CLOCK, ...CHOICES.turnSeconds] : CHOICES.turnSeconds}
      textOf={(seconds) => (seconds === NO_CLOCK ? t(($) => $.form.none) : t(($) => $.form.seconds, { seconds }))}
      onChange={(seconds) =>
        change(seconds === NO_CLOCK ? { untimedAlone: true } : { turnSeconds: seconds, untimedAlone: !isAlone(form) })
      }
    />
  );
}

/** What few want to change of time. */
export function OtherTimes({ form, change }: FormPartProps) {
  const { t } = useTranslation();
  return (
    <>
      {isUntimed(form) ? null : (
        <>
          <Setting
            label={t(($) => $.form.bankSeconds)}
            hint={t(($) => $.form.bankSecondsHint)}
            value={form.bankSeconds}
            values={CHOICES.bankSeconds}
            textOf={(option) =>
              option === 0 ? t(($) => $.form.none) : t(($) => $.form.minutes, { minutes: option / 60 })
            }
            onChange={(bankSeconds) => change({ bankSeconds })}
          />
          <Setting
            label={t(($) => $.form.resultSeconds)}
            value={form.resultSeconds}
            values={CHOICES.resultSeconds}
            textOf={(seconds) => t(($) => $.form.seconds, { seconds })}
            onChange={(resultSeconds) => change({ resultSeconds })}
          />
        </>
      )}
      <Setting
        label={t(($) => $.form.spectatorDelay)}
        hint={t(($) => $.form.spectatorDelayHint)}
        value={form.spectatorDelaySeconds}
        values={CHOICES.spectatorDelaySeconds}
        textOf={(option) => (option === 0 ? t(($) => $.form.none) : t(($) => $.form.seconds, { seconds: option }))}
        onChange={(spectatorDelaySeconds) => change({ spectatorDelaySeconds })}
      />
    </>
  );
}
