/** An `availability_exception` as JSON: `DateException` of apps/api/src/time/day-hours.ts, with its id. */
export const exceptionJson = `json_build_object('id', id, 'kind', kind, 'firstDay', first_day, 'lastDay', last_day, 'from', from_time, 'to', to_time, 'zone', zone)`;
