export type * from './context.js';
export { explainRow } from './explain-row.js';
export { exposeLeak } from './expose-leak.js';
export { identifyFile } from './identify-file.js';
export { indexWorkspace } from './index-workspace.js';
export { judgeAgain, type Evidence } from './judge-again.js';
export { verifyLeak } from './verify-leak.js';
