import {
  ArgumentScannerError,
  buildApplication,
  buildRouteMap,
  formatMessageForArgumentScannerError,
  text_en,
  type Application,
  type ApplicationText,
} from '@stricli/core';
import { claimCommands } from './commands/claim.js';
import { caseRoutes } from './commands/case/case.js';
import { dutiesCommand } from './commands/duties.js';
import { explainCommand } from './commands/explain.js';
import { exposureCommand } from './commands/exposure.js';
import { feedsCommands } from './commands/feeds.js';
import { identifyCommand } from './commands/identify.js';
import { indexCommand } from './commands/index-systems.js';
import { initCommand } from './commands/init.js';
import { oversightRoutes } from './commands/oversight.js';
import { postureRoutes } from './commands/posture/posture.js';
import { reportCommand } from './commands/report.js';
import { serveCommand } from './commands/serve.js';
import { statementsCommand } from './commands/statements.js';
import { teamRoutes } from './commands/team.js';
import { verifyCommand } from './commands/verify.js';
import type { CliContext } from './host.js';

/** The commands. Each loads what it does only when it is run, so that help costs nothing. */
const commands = buildRouteMap({
  routes: {
    init: initCommand,
    index: indexCommand,
    verify: verifyCommand,
    explain: explainCommand,
    exposure: exposureCommand,
    identify: identifyCommand,
    claim: claimCommands,
    case: caseRoutes,
    duties: dutiesCommand,
    report: reportCommand,
    statements: statementsCommand,
    posture: postureRoutes,
    oversight: oversightRoutes,
    feeds: feedsCommands,
    serve: serveCommand,
    team: teamRoutes,
  },
  docs: {
    brief: 'Tests a claim that somebody holds your data against your own systems of record, on your own machine.',
  },
});

/** `explain` turns an error into what the user reads; it is told the failure before it is printed. */
export function buildAssay(version: string, explain: (error: unknown) => string): Application<CliContext> {
  const failed = (error: unknown): string => explain(error).trimEnd();
  const text: ApplicationText = {
    ...text_en,
    noCommandRegisteredForInput: ({ input, corrections }) =>
      `error: there is no command \`${input}\`${corrections.length > 0 ? `; did you mean ${corrections.join(' or ')}?` : ''}\n  assay --help lists the commands.`,
    exceptionWhileParsingArguments: (error) =>
      error instanceof ArgumentScannerError
        ? `error: ${lowerFirst(formatMessageForArgumentScannerError(error, {}))}\n  Add --help to see what the command takes.`
        : failed(error),
    exceptionWhileLoadingCommandFunction: failed,
    exceptionWhileLoadingCommandContext: failed,
    exceptionWhileRunningCommand: failed,
    commandErrorResult: failed,
  };
  return buildApplication(commands, {
    name: 'assay',
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: 'allow-kebab-for-camel', allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true, onlyRequiredInUsageLine: true },
    localization: { text },
  });
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
