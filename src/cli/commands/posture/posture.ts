import { buildRouteMap } from '@stricli/core';
import { mailCommand } from './mail.js';

/** Which hole do we close first? */
export const postureRoutes = buildRouteMap({
  routes: { mail: mailCommand },
  docs: { brief: 'Find what is dangerous at a small operator, and what to do first' },
});
