import { describe, expect, test } from '@jest/globals';
import { reportStates } from '#database';
import type { ReportState } from '#database';
import { afterAction, reportActions } from './report-state.ts';
import type { ReportAction, ReportActor } from './report-state.ts';

const actors: ReportActor[] = ['coordinator', 'reporter', 'reported'];
/** All that may happen; everything else may not. */
const allowed: [ReportState, ReportAction, ReportActor, ReportState][] = [
  ['open', 'take', 'coordinator', 'in_hand'],
  ['in_hand', 'take', 'coordinator', 'in_hand'],
  ['open', 'close', 'coordinator', 'closed'],
  ['in_hand', 'close', 'coordinator', 'closed'],
];

describe('a report', () => {
  const cases = reportStates.flatMap((state) =>
    (Object.keys(reportActions) as ReportAction[]).flatMap((action) =>
      actors.map((by): [ReportState, ReportAction, ReportActor] => [state, action, by]),
    ),
  );
  test.each(cases)('that is %s, after %s by %s', (state, action, by) => {
    const row = allowed.find(([from, what, who]) => from === state && what === action && who === by);
    expect(afterAction(state, action, by)).toBe(row?.[3]);
  });
});
