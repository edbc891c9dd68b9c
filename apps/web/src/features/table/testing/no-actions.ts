import type { TableActions } from "../scene/table-context.ts";

const NOTHING = () => undefined;

/** For what is only looked at. */
export const NO_ACTIONS: TableActions = {
  act: NOTHING,
  propose: NOTHING,
  answer: NOTHING,
  resume: NOTHING,
  sit: NOTHING,
  addBot: NOTHING,
  keepOut: NOTHING,
  letIn: NOTHING,
  analyse: NOTHING,
};
