{
  /** @param {string} key */
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  /** @param {string} tag */
  const known = (tag) => ["ru", "en"].find((locale) => locale === tag.toLowerCase().split("-")[0]);
  const spoken = navigator.languages.map(known).find(Boolean);
  const locale = known(stored("trelyazh.locale") ?? "") ?? spoken ?? (navigator.languages.length > 0 ? "en" : "ru");
  const page = `/${location.pathname.split("/")[1]}`;
  const needs = [page, locale, `${page} ${locale}`];
  document.documentElement.lang = locale;
  document.documentElement.dataset["theme"] = stored("trelyazh.theme") ?? "system";
  for (const template of document.querySelectorAll("template")) {
    if (needs.includes(template.dataset["load"] ?? "")) document.head.append(template.content);
  }
}
