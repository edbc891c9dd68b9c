export { chooseMove, LEVELS_OF_PLAY, type Choice, type Decision, type LevelOfPlay } from "./choose-move.ts";
