import { test } from '@jest/globals';

/**
 * Tests that build on one another, as chapters of a story: when one fails, everybody's page is photographed, and those that follow
 * say so at once instead of failing for reasons of their own.
 */
export function story(everybody: () => readonly { photograph(what: string): Promise<void> }[]) {
  let broken: string | undefined;
  return (chapter: string, tell: () => Promise<void>, seconds = 240): void => {
    test(
      chapter,
      async () => {
        if (broken !== undefined) throw notReached(broken);
        try {
          await tell();
        } catch (error) {
          broken = chapter;
          const file = `failed-${chapter.replace(/\W+/g, '-').slice(0, 60)}`;
          await Promise.allSettled(everybody().map((person) => person.photograph(file)));
          throw error;
        }
      },
      seconds * 1_000,
    );
  };
}

/** The message without its stack, which tells nothing here. */
function notReached(broken: string): Error {
  const error = new Error(`Not reached: "${broken}" failed.`);
  error.stack = error.message;
  return error;
}
