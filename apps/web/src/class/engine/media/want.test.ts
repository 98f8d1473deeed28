import { describe, expect, it } from '@jest/globals';
import { defaultChoice, readChoice, wantOf } from './want.ts';

describe('media that are received by default', () => {
  it.each([
    [undefined, 'everything'],
    [{}, 'everything'],
    [{ effectiveType: '4g' }, 'everything'],
    [{ effectiveType: '3g' }, 'voice'],
    [{ effectiveType: '2g' }, 'voice'],
    [{ effectiveType: 'slow-2g' }, 'voice'],
    [{ effectiveType: '4g', saveData: true }, 'voice'],
  ])('%j: %s', (hint, choice) => {
    expect(defaultChoice(hint)).toBe(choice);
  });

  it('reads only known choices from storage', () => {
    expect(readChoice('voice')).toBe('voice');
    expect(readChoice('everything')).toBe('everything');
    expect(readChoice('constructor')).toBeUndefined();
    expect(readChoice(null)).toBeUndefined();
  });

  it('receives the voice whatever is chosen', () => {
    for (const sources of Object.values(wantOf)) expect(sources).toContain('microphone');
    expect(wantOf.voice).toEqual(['microphone']);
  });
});
