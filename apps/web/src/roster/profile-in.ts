import type { ExpertInput } from '#contract/graphql/graphql';
import { genderWords, keysOf, modeWords, offerWords, partWords, statusWords } from './meanings.ts';
import { rowsIn } from './Rows.tsx';

/** The field that each entry of a list has, and those of its parts. */
const entries: Record<string, { first: string; parts: Record<string, string> }> = {
  degrees: { first: 'degree', parts: { title: 'degree', institution: 'school', year: 'graduated' } },
  practice: { first: 'work', parts: { role: 'work', place: 'place', from: 'from', to: 'to' } },
  referees: { first: 'referee', parts: { name: 'referee', role: 'refereeRole', email: 'refereeEmail' } },
};

/** The field of the form in which a part of an entry stands. */
export function fieldOfEntry(values: FormData, list: string, place: number, part?: string): string | undefined {
  const entry = entries[list];
  const key = entry && rowsIn(values, entry.first)[place];
  return key === undefined ? undefined : `${entry?.parts[part ?? ''] ?? entry?.first ?? ''}-${key}`;
}

/** The profile as the form has it. */
export function profileIn(values: FormData): Omit<ExpertInput, 'sector' | 'version'> {
  const text = (name: string) => String(values.get(name) ?? '').trim();
  const number = (name: string) => Number(text(name));
  const chosen = <Key extends string>(keys: readonly Key[], name: string) =>
    keys.filter((key) => values.getAll(name).includes(key));
  const one = <Key extends string>(keys: readonly Key[], name: string) =>
    keys.find((key) => key === text(name)) ?? null;
  const mayReturn = text('mayReturn');
  return {
    headline: text('headline'),
    about: text('about'),
    originCountry: text('originCountry') || null,
    residenceCountry: text('residenceCountry') || null,
    offers: chosen(keysOf(offerWords), 'offers'),
    modes: chosen(keysOf(modeWords), 'modes'),
    weeksFree: number('weeksFree'),
    hoursPerWeek: number('hoursPerWeek'),
    degrees: rowsIn(values, 'degree').map((key) => ({
      title: text(`degree-${key}`),
      institution: text(`school-${key}`),
      year: number(`graduated-${key}`),
    })),
    practice: rowsIn(values, 'work').map((key) => ({
      role: text(`work-${key}`),
      place: text(`place-${key}`),
      from: number(`from-${key}`),
      to: text(`to-${key}`) === '' ? null : number(`to-${key}`),
    })),
    referees: rowsIn(values, 'referee').map((key) => ({
      name: text(`referee-${key}`),
      role: text(`refereeRole-${key}`),
      email: text(`refereeEmail-${key}`),
    })),
    legalStatus: one(keysOf(statusWords), 'legalStatus'),
    mayReturn: mayReturn === '' ? null : mayReturn === 'true',
    gender: one(keysOf(genderWords), 'gender'),
    shows: chosen(keysOf(partWords), 'shows'),
  };
}
