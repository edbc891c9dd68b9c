import type { Settings } from "../domain.ts";

type ClosingField<K extends PropertyKey, C = Settings["closeBy"]> = C extends { readonly [F in K]: infer V }
  ? V
  : never;

/** Every setting by its path, as the rules name it, with what may stand there. */
export type Conditions = Omit<Settings, "allPass" | "closeBy"> & {
  readonly [K in "kind" | "target" | "aid" | "total" | "count" as `closeBy.${K}`]: ClosingField<K>;
} & { readonly [K in keyof Settings["allPass"] as `allPass.${K}`]: Settings["allPass"][K] };

type NameOf<Setting> = Setting extends `${infer Group}.${infer Field}` ? `${Group}_${Field}` : Setting;

/** What settings are called in a form, each under its path. */
export type ConditionNames = Readonly<Record<NameOf<keyof Conditions>, string>>;
