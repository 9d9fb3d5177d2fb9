import { buildRouteMap } from '@stricli/core';
import { checkCommand } from './check.js';
import { mailCommand } from './mail.js';

export const postureRoutes = buildRouteMap({
  routes: { check: checkCommand, mail: mailCommand },
  docs: { brief: 'What is dangerous at a small plant, and what to do first' },
});
