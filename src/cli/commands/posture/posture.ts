import { buildRouteMap } from '@stricli/core';
import { checkCommand } from './check.js';

export const postureRoutes = buildRouteMap({
  routes: { check: checkCommand },
  docs: { brief: 'What is dangerous at a small plant, and what to do first' },
});
