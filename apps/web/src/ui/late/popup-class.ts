import styles from "./popup-class.module.css";

/** What the library measures. */
const MEASURED = "max-h-(--available-height) origin-(--transform-origin)";

/** How that looks which opens under its button: a list of commands. */
export const MENU_CLASS = `print:hidden ${MEASURED} ${styles["menu"]}`;

/** The same for settings, which are more. */
export const PANEL_CLASS = `print:hidden ${MEASURED} ${styles["panel"]}`;
