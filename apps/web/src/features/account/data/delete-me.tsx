import type { OwnData } from "@trelyazh/protocol";
import { useNavigate } from "@tanstack/react-router";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { paths } from "#lib/paths.ts";
import { notify } from "#lib/toasts.ts";
import { AccountForm, type Values } from "../account-form.tsx";
import { AccountPanel } from "../account-panel.tsx";
import { ProofField } from "../passkeys/proof-field.tsx";
import { useProof } from "../passkeys/use-proof.ts";
import { useToldElsewhere } from "../use-account.ts";
import styles from "./delete-me.module.css";
import { SureField } from "./sure-field.tsx";
import { useDeleteMe, useOwnData } from "./use-own-data.ts";

const PLACE_OF = { WRONG_PASSWORD: "password", BAD_INPUT: "password" } as const;

interface ConsequenceProps {
  readonly title: string;
  readonly items: readonly string[];
}

function Consequence({ title, items }: ConsequenceProps) {
  const titleId = useId();
  return (
    <div className="flex flex-col gap-2">
      <h3 id={titleId} className="font-display text-lg font-semibold">
        {title}
      </h3>
      <ul aria-labelledby={titleId} className={styles["list"]}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}

/** All that follows from it. */
function Consequences({ tables }: { readonly tables: number }) {
  const { t } = useTranslation();
  const goes = [
    t(($) => $.data.leave.goesName),
    t(($) => $.data.leave.goesSessions),
    t(($) => $.data.leave.goesWords),
    t(($) => $.data.leave.goesFriends),
  ];
  const stays = [
    t(($) => $.data.leave.staysPulyas),
    t(($) => $.data.leave.staysName),
    t(($) => $.data.leave.staysBackups),
  ];
  return (
    <>
      <Consequence title={t(($) => $.data.leave.goes)} items={goes} />
      <Consequence title={t(($) => $.data.leave.stays)} items={stays} />
      {tables === 0 ? null : (
        <p className="border-l-2 border-brass pl-4 leading-relaxed">
          {t(($) => $.data.leave.tables, { count: tables })}
        </p>
      )}
    </>
  );
}

function DeleteForm({ isGuest }: Pick<OwnData, "isGuest">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const remove = useDeleteMe(() => {
    notify(t(($) => $.data.leave.done));
    void navigate({ to: paths.landing });
  });
  const onError = useToldElsewhere(PLACE_OF);
  const proof = useProof();
  const check = (values: Values) => ({
    ...(isGuest ? {} : proof.check(values)),
    ...(values["sure"] === undefined && { sure: t(($) => $.data.leave.unsure) }),
  });
  const send = (values: Values) =>
    remove.mutate(() => (isGuest ? Promise.resolve(null) : proof.prove(values)), { onError });
  return (
    <AccountForm
      action={t(($) => $.data.leave.action)}
      look="danger"
      busy={remove.isPending}
      check={check}
      onSend={send}
      error={remove.error}
      placeOf={PLACE_OF}
      textOf={{ WRONG_PASSWORD: t(($) => $.account.faults.notYours) }}
    >
      {isGuest ? null : <ProofField />}
      <SureField name="sure" label={t(($) => $.data.leave.sure)} />
    </AccountForm>
  );
}

/** Says what goes and what stays, and deletes whoever is here. */
export function DeleteMe() {
  const { t } = useTranslation();
  const { data } = useOwnData();
  return (
    <AccountPanel title={t(($) => $.data.leave.title)}>
      <p className="leading-relaxed text-ink-soft">{t(($) => $.data.leave.text)}</p>
      <Consequences tables={data?.tables.length ?? 0} />
      {data === undefined ? null : <DeleteForm isGuest={data.isGuest} />}
    </AccountPanel>
  );
}
