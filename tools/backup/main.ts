import { resolve } from 'node:path';
import { build } from '../build/main.ts';
import { SetupError } from '../setup/failure.mjs';
import { step } from '../setup/progress.mjs';
import { Lifetime } from '../start/lifetime.ts';
import { readSettings } from '../start/settings.ts';
import { runProgram } from './program.ts';
import { reachDatabase } from './reach-database.ts';

const say = (sentence: string) => {
  console.log(sentence);
};

/** Relative to where the person typed the command: npm runs it in the clone's folder. */
const fromHere = (file: string) => resolve(process.env['INIT_CWD'] ?? '.', file);

/** `npm run backup [-- FILE]`, while the platform runs or when it is stopped. */
export async function backup(args: string[]): Promise<void> {
  const [file] = args;
  if (args.length > 1 || file?.startsWith('-')) {
    throw new SetupError('That is not how a backup is made.', 'Usage: npm run backup [-- FILE]');
  }
  await withDatabase('Making a backup', 'backup', file === undefined ? [] : [fromHere(file)], { isToBeEmpty: false });
}

/** `npm run restore -- FILE [--replace]`; the platform must be stopped. */
export async function restore(args: string[]): Promise<void> {
  const [file, ...others] = args.filter((one) => one !== '--replace');
  if (file === undefined || file.startsWith('-') || others.length > 0) {
    throw new SetupError('That is not how a backup is restored.', 'Usage: npm run restore -- FILE [--replace]');
  }
  const replace = args.includes('--replace') ? ['--replace'] : [];
  await withDatabase('Restoring the backup', 'restore', [fromHere(file), ...replace], { isToBeEmpty: true });
}

async function withDatabase(
  title: string,
  program: string,
  args: string[],
  { isToBeEmpty }: { isToBeEmpty: boolean },
): Promise<void> {
  const lifetime = new Lifetime(say);
  const config = readSettings();
  try {
    await build({ withPages: false });
    const databaseUrl = await reachDatabase(config, lifetime, { isToBeEmpty });
    const outcome = await step(title, (report) => runProgram({ program, args, config, databaseUrl, report }));
    say(outcome);
  } catch (error) {
    await lifetime.stop();
    if (lifetime.isInterrupted) return;
    throw error;
  }
  await lifetime.stop();
}
