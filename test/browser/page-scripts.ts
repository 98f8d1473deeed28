import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import type { BrowserContext } from 'playwright-core';

/** Puts one of page-scripts into every page that the context opens from now on. */
export async function addPageScript(context: BrowserContext, name: 'looks' | 'typed' | 'forms'): Promise<void> {
  const source = await readFile(new URL(`./page-scripts/${name}.ts`, import.meta.url), 'utf8');
  await context.addInitScript({ content: `{${stripTypeScriptTypes(source)}}` });
}
