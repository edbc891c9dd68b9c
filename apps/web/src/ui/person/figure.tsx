import { FIGURES } from "@trelyazh/protocol";
import styles from "./figure.module.css";

/** Shapes that are told apart by their outline alone; none of them is a suit. */
const SHAPES = [
  "M12 5a7 7 0 1 0 0 14a7 7 0 0 0 0-14Zm0 4.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6Z",
  "M12 5.2 19.2 18H4.8Z",
  "M12 4.8 18.3 8.4v7.2L12 19.2l-6.3-3.6V8.4Z",
  "m12 4.4 2.3 5 5.4.6-4 3.7 1.1 5.3L12 16.3 7.2 19l1.1-5.3-4-3.7 5.4-.6Z",
  "M12.8 4.5 19 16h-6.2ZM11.2 8v8H6.2ZM5 17.4h14l-2.4 2.4H7.4Z",
  "M5.4 5.4h5.7v5.7H5.4Zm7.5 0h5.7v5.7h-5.7ZM5.4 12.9h5.7v5.7H5.4Zm7.5 0h5.7v5.7h-5.7Z",
  "M12 4.2c3.2 4.2 5.4 6.9 5.4 9.8a5.4 5.4 0 0 1-10.8 0c0-2.9 2.2-5.6 5.4-9.8Z",
  "M19 5c-8 0-13 4-13 9.6c0 .9.1 1.6.4 2.3L5 18.4 6 19.4l1.6-1.5c.9.5 2 .8 3.2.8C16.6 18.7 19.2 12.6 19 5Z",
  "M14 4.2 6.4 13.5h4.7L9.9 19.8l7.7-9.5h-4.9Z",
  "M12 4.6a3.4 3.4 0 0 1 3.3 4.1a3.4 3.4 0 1 1 0 6.6a3.4 3.4 0 1 1-6.6 0a3.4 3.4 0 1 1 0-6.6A3.4 3.4 0 0 1 12 4.6Z",
  "M6.4 4.8h11.2v1.7L13.4 12l4.2 5.5v1.7H6.4v-1.7L10.6 12 6.4 6.5Z",
  "M4.5 8.4q1.9-2.2 3.75 0t3.75 0 3.75 0 3.75 0v2.8q-1.9 2.2-3.75 0t-3.75 0-3.75 0-3.75 0Zm0 5.6q1.9-2.2 3.75 0t3.75 0 3.75 0 3.75 0v2.8q-1.9 2.2-3.75 0t-3.75 0-3.75 0-3.75 0Z",
] as const;

/** A shape on a disc, by its number (`figureOf`). */
export function Figure({ figure }: { readonly figure: number }) {
  const colour = Math.floor(figure / FIGURES.shapes) % FIGURES.colours;
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={styles["figure"]} data-colour={colour}>
      <path d={SHAPES[figure % FIGURES.shapes]} fillRule="evenodd" />
    </svg>
  );
}
