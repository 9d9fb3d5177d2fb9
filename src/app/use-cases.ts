import type { Verdict } from '../model/verdict.js';
import type {
  AppContext,
  IdentifyOptions,
  IdentifyResult,
  IndexOptions,
  IndexResult,
  VerifyOptions,
} from './context.js';

export type * from './context.js';

export type UseCases = {
  indexWorkspace(workspaceDir: string, options: IndexOptions, context: AppContext): Promise<IndexResult>;
  verifyLeak(
    workspaceDir: string,
    leaks: readonly string[],
    options: VerifyOptions,
    context: AppContext,
  ): Promise<Verdict>;
  identifyFile(
    workspaceDir: string | null,
    files: readonly string[],
    options: IdentifyOptions,
    context: AppContext,
  ): Promise<IdentifyResult>;
};
