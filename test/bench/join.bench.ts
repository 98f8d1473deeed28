import type { Figure } from '../../tools/bench/report.ts';
import { Person } from '../browser/person.ts';
import { fromPressToSound } from '../media/page-tools.ts';
import { startPlatform } from '../setup/platform.ts';

export const name = 'join';
export const about =
  'from the press that enters a class (device check skipped, pages in the cache) to the lecturer’s voice coming out of the page, Chromium on this machine';

const joins = 20;
/** Seconds, for 95 of 100 warm joins on a free link. */
const goal = 1.5;

const password = 'ikiraro-demo';
const voice = 'audio[data-source="microphone"]';

export async function run(): Promise<Figure[]> {
  const { address, stop } = await startPlatform({ host: 'localhost', name: 'bench-join' });
  try {
    // The speech has no pauses: the measurement must not depend on where in a sentence a listener joins.
    const lecturer = await Person.arrives({ address, name: 'lecturer', speaks: 'reader' });
    const student = await Person.arrives({ address, name: 'student' });
    try {
      return await measure(lecturer, student);
    } finally {
      await Promise.all([lecturer.goes(), student.goes()]);
    }
  } finally {
    await stop();
  }
}

async function measure(lecturer: Person, student: Person): Promise<Figure[]> {
  await lecturer.signIn('lecturer@ikiraro.example', password);
  await lecturer.page.getByRole('link', { name: 'Enter the class' }).click();
  await lecturer.page.getByRole('button', { name: 'Join', exact: true }).click();
  await lecturer.page.getByRole('button', { name: 'Turn microphone on' }).first().click();
  await lecturer.page.getByRole('button', { name: 'Turn microphone off' }).waitFor();

  await student.signIn('student@ikiraro.example', password);
  await student.page.getByRole('link', { name: 'Enter the class' }).click();
  await student.page.getByRole('button', { name: 'Skip the check' }).click();
  await leave(student);

  const seconds: number[] = [];
  while (seconds.length < joins) seconds.push(await join(student));
  const sorted = seconds.toSorted((a, b) => a - b);
  const p95 = percentile(sorted, 95);
  return [
    { figure: `press to voice, p50 of ${String(joins)}`, value: percentile(sorted, 50), unit: 's' },
    {
      figure: `press to voice, p95 of ${String(joins)}`,
      value: p95,
      unit: 's',
      goal: `<= ${String(goal)}`,
      ok: p95 <= goal,
    },
    { figure: 'press to voice, slowest', value: percentile(sorted, 100), unit: 's' },
  ];
}

/** One join from the home page, in seconds. */
async function join(student: Person): Promise<number> {
  const door = student.page.getByRole('link', { name: 'Enter the class' });
  await door.waitFor();
  const heard = fromPressToSound(student.page, 'Enter the class', voice);
  await door.click();
  const ms = await heard;
  await leave(student);
  return Math.round(ms / 10) / 100;
}

/** Out of the class and back home, with a fresh page. */
async function leave({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Leave' }).click();
  await page.getByText('You have left the class.').waitFor();
  // The class takes its entry out of the history; to go elsewhere at that very moment is refused by the browser.
  while (await page.evaluate<boolean>('history.state?.inClass === true')) await page.waitForTimeout(10);
  await page.goto('/');
  // A person who joins more often than every two seconds is slowed down (rates.ts), which is not to be measured.
  await page.waitForTimeout(2_000);
}

/** Nearest rank. */
function percentile(sorted: readonly number[], per: number): number {
  return sorted[Math.max(0, Math.ceil((per / 100) * sorted.length) - 1)] ?? Number.NaN;
}
