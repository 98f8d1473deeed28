import { describe, expect, it } from '@jest/globals';
import { wantsIn } from './room/lead/parts.ts';
import { isOfTwo, otherOfTwo } from './session.ts';
import type { ClassSession } from './session.ts';

const person = (id: string) => ({ __typename: 'Person' as const, id, name: id });
const meeting = (hosts: string[], listeners: string[]): Pick<ClassSession, 'section' | 'owner'> => ({
  section: null,
  owner: { __typename: 'SessionOwner', id: 'owner', hosts: hosts.map(person), listeners: listeners.map(person) },
});
const ofSection = { section: { id: 'section' }, owner: null } as unknown as Pick<ClassSession, 'section' | 'owner'>;
const toolsIn = (session: Pick<ClassSession, 'section' | 'owner'>) => wantsIn(session).flatMap(({ tools }) => tools);

describe('a meeting of two', () => {
  it.each([
    [meeting(['ada'], ['jean']), true],
    [meeting(['ada', 'jean'], []), true],
    [meeting(['ada'], ['jean', 'paul']), false],
    [ofSection, false],
  ])('is told from others (%#)', (session, expected) => {
    expect(isOfTwo(session)).toBe(expected);
  });

  it('has somebody else for each of them', () => {
    const session = meeting(['ada'], ['jean']) as ClassSession;
    expect(otherOfTwo(session, 'ada')?.id).toBe('jean');
    expect(otherOfTwo(session, 'jean')?.id).toBe('ada');
    expect(otherOfTwo(ofSection as ClassSession, 'ada')).toBeUndefined();
  });
});

describe('the tools of a class', () => {
  it('are all there in a class of a section', () => {
    expect(toolsIn(ofSection)).toEqual([
      'slides',
      'polls',
      'pace',
      'captions',
      'countdown',
      'groups',
      'order',
      'devices',
    ]);
  });

  it('are without slides where more than two meet, and without those for many where two do', () => {
    expect(toolsIn(meeting(['ada'], ['jean', 'paul']))).not.toContain('slides');
    expect(toolsIn(meeting(['ada'], ['jean', 'paul']))).toContain('polls');
    expect(toolsIn(meeting(['ada'], ['jean']))).toEqual(['countdown', 'devices']);
  });
});
