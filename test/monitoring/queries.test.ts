import { expect, test } from '@jest/globals';
import { metricsIn } from './queries.ts';

test.each([
  ['up{job="a"} == 0', ['up']],
  ['sum by (le, route) (rate(a_bucket{x="b(c)",y!~"d|e"}[5m])) > 2 or max(f) < 1', ['a_bucket', 'f']],
  ['histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m])))', ['a_bucket']],
  ['min_over_time(max(a_b)[20m:1m]) > 3', ['a_b']],
  ['a != a and on (x) c', ['a', 'a', 'c']],
])('%s asks for %j', (expression, names) => {
  expect(metricsIn(expression).map(({ name }) => name)).toEqual(names);
});
