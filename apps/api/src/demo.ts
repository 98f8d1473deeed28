import 'reflect-metadata';
import { loadDemo } from './demo/load.ts';
import { runWithDatabase } from './command.ts';

/** Loads the demo, or refreshes it: there is always a class that can be entered. */
await runWithDatabase('demo', async (dataSource) => {
  const { people, sessions } = await loadDemo(dataSource, new Date());
  console.log(`demo: ${people} people; ${sessions} sessions added`);
});
