import { buildRouteMap } from '@stricli/core';
import { askCommand } from './ask.js';
import { checkCommand } from './check.js';
import { exportCommand } from './export.js';
import { keyCommand } from './key.js';
import { mailCommand } from './mail.js';
import { trainingCommand } from './training.js';

export const postureRoutes = buildRouteMap({
  routes: {
    ask: askCommand,
    check: checkCommand,
    mail: mailCommand,
    training: trainingCommand,
    export: exportCommand,
    key: keyCommand,
  },
  docs: { brief: 'What is dangerous at a small plant, and what to do first' },
});
