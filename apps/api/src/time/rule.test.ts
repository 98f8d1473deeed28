import { describe, expect, test } from '@jest/globals';
import { addDays, parseRule, ruleText, shiftedRule } from './rule.ts';

describe('the text of a rule as it is saved', () => {
  test.each([
    ['FREQ=WEEKLY', 'FREQ=WEEKLY'],
    ['freq=weekly;count=12', 'FREQ=WEEKLY;COUNT=12'],
    ['UNTIL=20261218;BYDAY=FR,MO,MO;FREQ=WEEKLY', 'FREQ=WEEKLY;BYDAY=MO,FR;UNTIL=20261218'],
    ['FREQ=WEEKLY;INTERVAL=1', 'FREQ=WEEKLY'],
    ['FREQ=DAILY;INTERVAL=2;BYMONTHDAY=1,-1', 'FREQ=DAILY;INTERVAL=2;BYMONTHDAY=-1,1'],
    ['FREQ=MONTHLY;BYDAY=+2TU,-1FR', 'FREQ=MONTHLY;BYDAY=2TU,-1FR'],
    ['FREQ=DAILY;UNTIL=20280229', 'FREQ=DAILY;UNTIL=20280229'],
  ])('%s', (text, kept) => {
    expect(ruleText(parseRule('rule', text))).toBe(kept);
    expect(parseRule('rule', kept)).toEqual(parseRule('rule', text));
  });
});

describe('a malformed rule is refused with its wrong part', () => {
  test.each([
    ['', 'is no part of a rule'],
    ['every Monday', '"EVERY MONDAY" is no part of a rule'],
    ['RRULE:FREQ=WEEKLY', 'RRULE:FREQ is not known here'],
    ['COUNT=3', 'FREQ must be'],
    ['FREQ=HOURLY', 'FREQ must be DAILY, WEEKLY or MONTHLY'],
    ['FREQ=YEARLY', 'FREQ must be'],
    ['FREQ=WEEKLY;', '"" is no part'],
    ['FREQ=WEEKLY;FREQ=DAILY', 'FREQ is given twice'],
    ['FREQ=WEEKLY;BYSETPOS=1', 'BYSETPOS is not known here'],
    ['FREQ=WEEKLY;BYHOUR=9', 'BYHOUR is not known here'],
    ['FREQ=WEEKLY;WKST=SU', 'WKST is not known here'],
    ['FREQ=WEEKLY;INTERVAL=0', 'INTERVAL must be a number from 1 to 99'],
    ['FREQ=WEEKLY;INTERVAL=1e1', 'INTERVAL must be'],
    ['FREQ=WEEKLY;COUNT=401', 'COUNT must be a number from 1 to 400'],
    ['FREQ=WEEKLY;COUNT=-1', 'COUNT must be'],
    ['FREQ=WEEKLY;COUNT=3;UNTIL=20261218', 'not both'],
    ['FREQ=WEEKLY;UNTIL=20261218T170000Z', 'UNTIL must be the last date'],
    ['FREQ=WEEKLY;UNTIL=20260230', 'UNTIL must be the last date'],
    ['FREQ=WEEKLY;UNTIL=2026-12-18', 'UNTIL must be the last date'],
    ['FREQ=WEEKLY;BYDAY=LU', '"LU" in BYDAY is no weekday'],
    ['FREQ=WEEKLY;BYDAY=2MO', '"2MO" in BYDAY needs FREQ=MONTHLY'],
    ['FREQ=MONTHLY;BYDAY=6MO', '1 to 5'],
    ['FREQ=MONTHLY;BYDAY=0MO', '1 to 5'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY does not go with FREQ=WEEKLY'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY must be days'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY must be days'],
    [`FREQ=WEEKLY;${'x'.repeat(400)}`, '300 characters'],
  ])('%s', (text, sentence) => {
    expect(() => parseRule('input.rule', text)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', field: 'input.rule', message: expect.stringContaining(sentence) }),
    );
  });
});

describe('the rule of the same sessions some days later', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=MO,WE', 1, 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['FREQ=WEEKLY;BYDAY=MO', -1, 'FREQ=WEEKLY;BYDAY=SU'],
    ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20261218', 4, 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20261222'],
    ['FREQ=WEEKLY;COUNT=12', 3, 'FREQ=WEEKLY;COUNT=12'],
    ['FREQ=MONTHLY;BYMONTHDAY=15', 1, 'FREQ=MONTHLY;BYMONTHDAY=16'],
    ['FREQ=MONTHLY;BYMONTHDAY=31', 1, null],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', 1, null],
    ['FREQ=MONTHLY;BYDAY=2MO', 1, null],
    ['FREQ=MONTHLY;BYDAY=2MO', 0, 'FREQ=MONTHLY;BYDAY=2MO'],
  ])('%s, %i days', (rule, days, later) => {
    const shifted = shiftedRule(parseRule('rule', rule), days);
    expect(shifted && ruleText(shifted)).toBe(later);
  });

  test('addDays knows leap years', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  });
});
