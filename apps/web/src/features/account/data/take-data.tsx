import { EXPORT_PATH, type OwnExport } from "@trelyazh/protocol";
import { Download } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Button, buttonClass } from "#ui/button.tsx";
import { AccountPanel } from "../account-panel.tsx";
import styles from "./take-data.module.css";
import { isMaking, useAskForData, useOwnData } from "./use-own-data.ts";

const KILOBYTE = 1024;

/** A size as people say it. */
function sizeIn(language: string, bytes: number): string {
  const isLarge = bytes >= KILOBYTE * KILOBYTE;
  const value = isLarge ? bytes / KILOBYTE / KILOBYTE : Math.max(1, bytes / KILOBYTE);
  const unit = isLarge ? "megabyte" : "kilobyte";
  const maximumFractionDigits = isLarge ? 1 : 0;
  return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits }).format(value);
}

function Making({ made }: { readonly made: OwnExport }) {
  const { t, i18n } = useTranslation();
  const labelId = useId();
  const share = made.steps === 0 ? 0 : made.done / made.steps;
  const percent = new Intl.NumberFormat(i18n.language, { style: "percent" }).format(Math.floor(share * 100) / 100);
  return (
    <div className="flex flex-col gap-2">
      <p id={labelId} className="tabular-nums">
        {made.steps === 0 ? t(($) => $.data.take.begins) : t(($) => $.data.take.runs, { percent })}
      </p>
      <progress aria-labelledby={labelId} max={1} value={share} className={styles["progress"]} />
    </div>
  );
}

function Made({ made }: { readonly made: OwnExport }) {
  const { t, i18n } = useTranslation();
  const until = new Intl.DateTimeFormat(i18n.language, { dateStyle: "long", timeStyle: "short" }).format(made.until);
  return (
    <>
      <p role="status">{t(($) => $.data.take.done, { size: sizeIn(i18n.language, made.size), until })}</p>
      <a href={`${EXPORT_PATH}/${made.id}`} download className={`${buttonClass("primary")} self-start`}>
        <Download size={18} aria-hidden="true" />
        <span>{t(($) => $.data.take.download)}</span>
      </a>
    </>
  );
}

/** What has become of the file. */
function Outcome({ made }: { readonly made: OwnExport }) {
  const { t } = useTranslation();
  switch (made.state) {
    case "waiting":
    case "running":
      return <Making made={made} />;
    case "done":
      return <Made made={made} />;
    case "failed":
      return (
        <p role="status" className="text-danger">
          {t(($) => $.data.take.failed)}
        </p>
      );
  }
}

function Ask({ made }: { readonly made: OwnExport | null }) {
  const { t } = useTranslation();
  const ask = useAskForData();
  return (
    <Button
      look={made?.state === "done" ? "quiet" : "primary"}
      className="self-start"
      disabled={ask.isPending}
      onClick={() => ask.mutate()}
    >
      {made === null ? t(($) => $.data.take.ask) : t(($) => $.data.take.again)}
    </Button>
  );
}

/** Has all that the club keeps of somebody made into a file, and gives it to them. */
export function TakeData() {
  const { t } = useTranslation();
  const { data, isError, refetch } = useOwnData();
  const made = data?.export ?? null;
  return (
    <AccountPanel title={t(($) => $.data.take.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.data.take.text)}</p>
      {isError ? (
        <div className="flex flex-wrap items-center gap-3">
          <p>{t(($) => $.data.take.lost)}</p>
          <Button onClick={() => void refetch()}>{t(($) => $.common.retry)}</Button>
        </div>
      ) : null}
      {made === null ? null : <Outcome made={made} />}
      {data === undefined || isMaking(data) ? null : <Ask made={made} />}
    </AccountPanel>
  );
}
