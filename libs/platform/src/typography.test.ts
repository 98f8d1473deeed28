import { expect, test } from '@jest/globals';
import { frenchSpaces, missingFrenchSpaces } from './typography.ts';

test.each([
  ['Vraiment ?', 'Vraiment\u202F?'],
  ['Non ; si !', 'Non\u202F; si\u202F!'],
  ['Salle : {room}.', 'Salle\u00A0: {room}.'],
  ['Remplissez « {label} ».', 'Remplissez «\u00A0{label}\u00A0».'],
  [
    '{n, plural, one {Et un : voyez} other {Et # : voyez}}',
    '{n, plural, one {Et un\u00A0: voyez} other {Et #\u00A0: voyez}}',
  ],
  ['À 17:00, https://exemple.org/?a=b', 'À 17:00, https://exemple.org/?a=b'],
])('%s gets no-break spaces', (typed, shown) => {
  expect(frenchSpaces(typed)).toBe(shown);
  expect(frenchSpaces(shown)).toBe(shown);
});

test('a missing space is found', () => {
  expect(missingFrenchSpaces('Vraiment? Non; si: «oui» !')).toHaveLength(5);
  expect(missingFrenchSpaces('Vraiment ? À 17:00 : « oui » {n, plural, offset:1 other {#}}')).toEqual([]);
});
