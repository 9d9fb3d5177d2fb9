// Apart from the use cases, for it is wanted before they are loaded.
export { wakeReader } from '../proof/intake/reader.js';
