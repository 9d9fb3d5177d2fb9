export { type Population, simulatePopulation } from './population.js';
export { writeWorkspace } from './files/workspace.js';
export { writeLeak } from './files/leak-file.js';
export { makeLeak } from './leak/leak.js';
export type { LeakRequest, Truth } from './leak/request.js';
export type { Mangling } from './leak/mangle.js';
export type { Field } from './world/cells.js';
export { COLUMNS } from './systems.js';
