import type { DeskSessionLineFragment } from '#contract/graphql/graphql';
import type { Planned } from '../../time/planned.ts';

/** A session with its place: its campus where that is known, else the city of the zone that it was planned in. */
export function plannedAt(session: DeskSessionLineFragment, campus?: string): Planned {
  const { startsAt, endsAt, zone } = session;
  return {
    startsAt,
    endsAt,
    zone,
    section: { campus: { name: campus ?? '', zone: campus === undefined ? '' : zone } },
  };
}
