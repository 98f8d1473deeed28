import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { CommandError, SetupError } from './failure.mjs';
import { cacheDirectory, root } from './paths.mjs';

const keptLines = 200;
const patience = 2000;
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let logPath;

/** What the commands of this set-up printed. Kept only when one fails. */
const logFile = () => (logPath ??= path.join(cacheDirectory(), `setup-${process.pid}.log`));

/** Removes the log of a set-up that went well. */
export function discardLog() {
  if (logPath) rmSync(logPath, { force: true });
}

/**
 * Runs a command with its output going to the log. When `onLine` throws, the command is stopped and that is its error.
 * @param {string} program
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, onLine?: (line: string) => void }} [options]
 * @returns {Promise<string[]>} the last lines that it printed
 * @throws {CommandError} when it does not end with 0
 */
export function run(program, args, { cwd = root, env, onLine } = {}) {
  const log = logFile();
  const shown = [program, ...args].join(' ');
  appendFileSync(log, `\n$ ${shown}\n`);
  return new Promise((resolve, reject) => {
    // A process group of its own, so that stopping it also stops what it has started.
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    running.add(child);
    /** @type {string[]} */
    const output = [];
    let refusal;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        appendFileSync(log, `${line}\n`);
        output.push(line);
        if (output.length > keptLines) output.shift();
        try {
          if (!refusal) onLine?.(line);
        } catch (error) {
          refusal = error;
          void stop(child);
        }
      });
    }
    child.once('error', (error) => {
      running.delete(child);
      if (error.code !== 'ENOENT') return reject(error);
      reject(new SetupError(`The program "${program}" was not found.`, `Install it, then run the same command again.`));
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (refusal) return reject(refusal);
      if (code === 0) return resolve(output);
      const ending = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      reject(new CommandError(`"${shown}" ${ending}.`, { output, log }));
    });
  });
}

/** Stops the commands that are still running, with all they have started. */
export async function stopCommands() {
  await Promise.all([...running].map(stop));
}

/**
 * npm answers SIGTERM by finishing its current step, which may take minutes.
 * @param {import('node:child_process').ChildProcess} child
 */
async function stop(child) {
  const ended = once(child, 'close');
  signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patience);
  await ended;
  clearTimeout(timer);
}

function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It ended in the meantime.
  }
}
