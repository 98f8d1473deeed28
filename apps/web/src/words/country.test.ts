/** @jest-environment @happy-dom/jest-environment */
import { expect, test } from '@jest/globals';
import { countryName } from './country.ts';
import { showLanguage } from './words.ts';

test('countries have the names that people of the region say', async () => {
  await showLanguage('en');
  expect(['CD', 'RW', 'BI', 'BE'].map(countryName)).toEqual(['DR Congo', 'Rwanda', 'Burundi', 'Belgium']);
  await showLanguage('fr');
  expect(['CD', 'CG', 'BE'].map(countryName)).toEqual(['RD Congo', 'Congo', 'Belgique']);
});
