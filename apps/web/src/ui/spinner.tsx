import { useTranslation } from "react-i18next";
import { BrandMark } from "./brand.tsx";

/** Something is on its way. */
export function Spinner() {
  const { t } = useTranslation();
  return (
    <div
      className="flex min-h-[50dvh] items-center justify-center"
      role="status"
      aria-label={t(($) => $.common.loading)}
    >
      <BrandMark className="size-12 animate-pulse" />
    </div>
  );
}
