import { buildRouteMap } from '@stricli/core';
import { askCommand } from './ask.js';
import { checkCommand } from './check.js';
import { trainingCommand } from './training.js';

export const postureRoutes = buildRouteMap({
  routes: { ask: askCommand, check: checkCommand, training: trainingCommand },
  docs: { brief: 'What is dangerous at a small plant, and what to do first' },
});
