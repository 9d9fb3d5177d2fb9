import { buildRouteMap } from '@stricli/core';
import { checkCommand } from './check.js';
import { exportCommand } from './export.js';
import { keyCommand } from './key.js';

export const postureRoutes = buildRouteMap({
  routes: { check: checkCommand, export: exportCommand, key: keyCommand },
  docs: { brief: 'What is dangerous at a small plant, and what to do first' },
});
