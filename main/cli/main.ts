#!/usr/bin/env node
import { CommanderError } from 'commander';
import { makeProgram } from './program.ts';

const program = makeProgram();

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
