#!/usr/bin/env node
import { processHost } from './process-host.js';
import { runProgram } from './program.js';

// What is loaded from here on is packed: its places are told as those of the source.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

process.exitCode = await runProgram(process.argv.slice(2), processHost());
