import 'reflect-metadata';
import { migrate, migrations, revert } from '#database';
import { loadClassifications } from './classification-lists/load-lists.ts';
import { runWithDatabase } from './command.ts';

/**
 * `migrate.js` brings the schema and the classifications up to date, `migrate.js --revert` takes the newest migration back.
 */
await runWithDatabase('migrate', async (dataSource) => {
  if (process.argv.includes('--revert')) {
    await revert(dataSource);
    console.log('migrate: the newest migration was taken back');
    return;
  }
  const run = await migrate(dataSource);
  console.log(
    run.length > 0
      ? `migrate: ran ${run.join(', ')}`
      : `migrate: the schema is up to date (${migrations.length} in all)`,
  );
  const concepts = await loadClassifications(dataSource);
  if (concepts > 0) console.log(`migrate: loaded ${concepts} fields, sectors and skills`);
});
