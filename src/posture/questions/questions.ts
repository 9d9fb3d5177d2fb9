export { readPlantFile } from './answers.js';
export { interview, type Background } from './ask/interview.js';
export { UNKNOWN, type Prompt, type Said } from './ask/prompt.js';
export { plantText } from './ask/write.js';
export { correctedText } from './correct.js';
export { PlantError } from './error.js';
export { answersFromInventory, joinAnswers, type JoinedAnswers } from './from-inventory.js';
export { allQuestions } from './table.js';
