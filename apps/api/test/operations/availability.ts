import { anybodySignedIn } from './who.ts';
import type { Operation } from './who.ts';

export const availability: Record<string, Operation> = {
  'Query.myAvailability': { document: '{ myAvailability { version exceptions { id } } }', who: anybodySignedIn },
  'Query.myFreeTimes': {
    document: '{ myFreeTimes(minutes: 60, from: "2020-02-03", days: 1) { startsAt } }',
    who: anybodySignedIn,
  },
  'Mutation.setAvailability': {
    document: 'mutation ($input: AvailabilityInput!) { setAvailability(input: $input) { version } }',
    variables: async (_, { manager }, __, personId) => {
      const [row]: { version: number }[] = await manager.query(
        'SELECT version FROM availability WHERE person_id = $1',
        [personId],
      );
      const hours = [{ weekday: 1, from: '09:00', to: '12:00' }];
      const settings = { zone: 'Africa/Kigali', noticeHours: 24, gapMinutes: 0, version: row?.version ?? 0 };
      return { input: { ...settings, hours } };
    },
    who: anybodySignedIn,
  },
  // Long ago: it stands in nobody's way here.
  'Mutation.addAvailabilityException': {
    document: 'mutation { addAvailabilityException(input: { kind: AWAY, firstDay: "2020-02-03" }) { id } }',
    who: anybodySignedIn,
  },
  'Mutation.removeAvailabilityException': {
    document: 'mutation ($id: ID!) { removeAvailabilityException(id: $id) }',
    variables: async (_, { manager }, __, personId) => {
      const [row]: { id: string }[] = await manager.query(
        `INSERT INTO availability_exception (person_id, kind, first_day, last_day, from_time, to_time, zone)
         SELECT id, 'away', '2020-02-03', '2020-02-03', '00:00', '24:00', 'UTC' FROM person WHERE id = $1 RETURNING id`,
        [personId],
      );
      return { id: row?.id ?? '00000000-0000-4000-8000-000000000000' };
    },
    who: anybodySignedIn,
  },
};
