export { type Population, type PopulationOptions, simulatePopulation } from './population.js';
export { type Records, SYSTEMS, type System, everybody } from './systems.js';
export { type Written, type WorkspaceOptions, writeWorkspace } from './files/workspace.js';
export { writeLeak } from './files/leak-file.js';
export { makeLeak } from './leak/leak.js';
export type { Draw, FileForm, Leak, LeakKind, LeakRequest, TrueColumn, Truth } from './leak/request.js';
export type { Mangling } from './leak/mangle.js';
export { FIELDS, type Field } from './world/cells.js';
export { SimulateError, type SimulateErrorCode } from './error.js';
