import { conditionName, type Translate } from "@trelyazh/i18n";
import type { SettingFault } from "@trelyazh/preferans";

/** Says whether what is wrong is only so beside other settings: there is one thing then that may stand there. */
function isClash({ expected }: SettingFault): boolean {
  return expected !== null && !/[\s…]/u.test(expected);
}

/** Returns what is wrong with settings that came from elsewhere, as a part of a sentence. Needs the texts of `conditions`. */
export function faultText(t: Translate, fault: SettingFault): string {
  const { at, expected } = fault;
  if (at === "version" || at === "") return t(($) => $.choosing.fault.version);
  if (at === "Convention") return t(($) => $.choosing.fault.convention);
  const name = conditionName(t, at);
  if (expected === null) return t(($) => $.choosing.fault.unknown, { name });
  return isClash(fault) ? t(($) => $.choosing.fault.clash, { name }) : t(($) => $.choosing.fault.value, { name });
}

/** Returns why settings clash, at the place where it can be mended. */
export function clashText(t: Translate, { at }: SettingFault): string {
  if (at === "allPass.scoring") return t(($) => $.choosing.clash.allPass_scoring);
  return at === "allPass.bombs" ? t(($) => $.choosing.clash.allPass_bombs) : t(($) => $.choosing.clash.other);
}
