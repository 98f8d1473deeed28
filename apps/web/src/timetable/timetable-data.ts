import { useEffect, useRef, useState } from 'preact/hooks';
import type { AnyVariables, TypedDocumentNode } from '@urql/preact';
import { HolidaysOfDocument, PlacesOfInstitutionDocument } from '#contract/graphql/graphql';
import type {
  HolidaysOfQuery,
  MyUnavailableTimesQuery,
  PlacesOfInstitutionQuery,
  TimetableSessionFragment,
} from '#contract/graphql/graphql';
import { ask } from '../api/client.ts';
import { useData } from '../api/data.ts';
import type { Loaded } from '../api/data.ts';
import { institutionsOf, viewer } from '../sign-in/viewer.ts';

export type Entry = TimetableSessionFragment;
/** When somebody cannot teach, or is away. */
export type AwayTime = MyUnavailableTimesQuery['myUnavailableTimes'][number] & { id: string };
export type Holiday = HolidaysOfQuery['holidays'][number];
export type InstitutionPlaces = PlacesOfInstitutionQuery['institution'];
export type Campus = InstitutionPlaces['campuses'][number];

/** Sessions of a stretch of days. While those of other days are still what the last answer holds, nothing is known yet. */
export function useEntries<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => readonly Entry[],
  wait = false,
): Loaded<readonly Entry[]> {
  const loaded = useData(document, variables, ['Session'], wait);
  const key = JSON.stringify(variables);
  const seen = useRef<{ key: string; data: Data | undefined; old: Data | undefined }>({
    key,
    data: undefined,
    old: undefined,
  });
  if (seen.current.key !== key) seen.current = { key, data: undefined, old: seen.current.data };
  seen.current.data = loaded.data;
  const data = loaded.data === undefined || loaded.data === seen.current.old ? undefined : pick(loaded.data);
  return { ...loaded, data };
}

/** Holidays of several institutions; none while they come or cannot be fetched: the week is shown without them. */
export function useHolidays(institutionIds: readonly string[], from: string, days: number): Holiday[] {
  const [holidays, setHolidays] = useState<Holiday[]>([]);
  const ids = institutionIds.join();
  useEffect(() => {
    let wanted = true;
    const find = async () => {
      const answers = await Promise.all(
        ids
          .split(',')
          .filter(Boolean)
          .map((institutionId) => ask(HolidaysOfDocument, { institutionId, from, days }, kept)),
      );
      if (wanted) setHolidays(answers.flatMap(({ data }) => data?.holidays ?? []));
    };
    void find();
    return () => {
      wanted = false;
    };
  }, [ids, from, days]);
  return holidays;
}

/** Times of the week shown; none while they come or cannot be fetched: the week is shown without them. */
export function useAwayTimes<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => readonly Omit<AwayTime, 'id'>[],
  wanted: boolean,
): AwayTime[] {
  const { data } = useData(document, variables, ['Unavailability', 'AvailabilityException'], !wanted);
  if (!wanted || data === undefined) return [];
  return pick(data).map((time) => ({ ...time, id: `${time.startsAt} ${time.endsAt}` }));
}

/** Campuses, rooms and terms of the viewer's institutions; undefined while they come. */
export function usePlaces(): InstitutionPlaces[] | undefined {
  const [places, setPlaces] = useState<InstitutionPlaces[]>();
  const person = viewer.value;
  const key =
    person &&
    institutionsOf(person)
      .map(({ id }) => id)
      .join();
  useEffect(() => {
    if (key === undefined) return undefined;
    let wanted = true;
    const ids = key.split(',').filter(Boolean);
    const find = async () => {
      const answers = await Promise.all(ids.map((id) => ask(PlacesOfInstitutionDocument, { id }, kept)));
      if (wanted) setPlaces(answers.flatMap(({ data }) => (data ? [data.institution] : [])));
    };
    void find();
    return () => {
      wanted = false;
    };
  }, [key]);
  return places;
}

/** These change seldom: what is there is taken. */
const kept = { requestPolicy: 'cache-first' } as const;
