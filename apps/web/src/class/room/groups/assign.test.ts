import { describe, expect, test } from '@jest/globals';
import { atRandom, byCohort, membersOf } from './assign.ts';

const people = ['ada', 'bosco', 'chantal', 'didier', 'esperance'];

describe('people are put into groups', () => {
  test('by chance, all of them and evenly', () => {
    const members = membersOf(people, atRandom(people, 2, Math.random), 2);
    expect(members.map(({ length }) => length)).toEqual([3, 2]);
    expect(members.flat().sort()).toEqual(people);
  });

  test('by cohort, one group for each in the order of names, without people of no cohort', () => {
    const cohorts = new Map([
      ['ada', 'L2 Économie'],
      ['bosco', 'L1 Droit'],
      ['chantal', 'L2 Économie'],
      ['absent', 'L3'],
    ]);
    const { names, assignment } = byCohort(people, cohorts, { intl: 'fr', most: 2, others: 'Autres' });
    expect(names).toEqual(['L1 Droit', 'L2 Économie']);
    expect(membersOf(people, assignment, 2)).toEqual([['bosco'], ['ada', 'chantal']]);
  });

  test('by cohort, with the last cohorts together when there are more than groups', () => {
    const cohorts = new Map(people.map((person, place) => [person, `L${people.length - place}`]));
    const { names, assignment } = byCohort(people, cohorts, { intl: 'fr', most: 3, others: 'Autres' });
    expect(names).toEqual(['L1', 'L2', 'Autres']);
    expect(membersOf(people, assignment, 3)).toEqual([['esperance'], ['didier'], ['ada', 'bosco', 'chantal']]);
  });

  test('a person who has left meanwhile is in none', () => {
    expect(membersOf(['ada'], { ada: 1, bosco: 0 }, 2)).toEqual([[], ['ada']]);
  });
});
