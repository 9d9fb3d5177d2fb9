export { readPlantFile } from './answers.js';
export { PlantError } from './error.js';
export { answersFromInventory, joinAnswers, type JoinedAnswers } from './from-inventory.js';
export { allQuestions, tenQuestions } from './table.js';
