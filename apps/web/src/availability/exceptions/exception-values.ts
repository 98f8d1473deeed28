import type { AvailabilityExceptionInput } from '#contract/graphql/graphql';
import type { Problem } from '../../api/problems.ts';

const textOf = (values: FormData, name: string) => String(values.get(name) ?? '').trim();

/** What the form says of some days; without times it is the whole of each. */
export function exceptionInput(values: FormData): AvailabilityExceptionInput {
  const to = textOf(values, 'to');
  return {
    kind: textOf(values, 'kind') === 'EXTRA' ? 'EXTRA' : 'AWAY',
    firstDay: textOf(values, 'firstDay'),
    lastDay: textOf(values, 'lastDay') || null,
    from: textOf(values, 'from') || '00:00',
    to: to === '' || to === '00:00' ? '24:00' : to,
  };
}

/** Days and times that end before they begin. */
export function exceptionProblems(values: FormData): Problem[] {
  const { firstDay, lastDay, from, to } = exceptionInput(values);
  return [
    ...(lastDay && lastDay < firstDay ? [{ code: 'ENDS_FIRST', field: 'lastDay' }] : []),
    ...((from ?? '') >= (to ?? '') ? [{ code: 'ENDS_FIRST', field: 'to' }] : []),
  ];
}
