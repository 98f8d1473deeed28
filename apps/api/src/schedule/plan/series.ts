import type { EntityManager } from 'typeorm';
import { expand } from '../../time/recurrence.ts';
import { addDays, mostOccurrences, parseRule, ruleText, shiftedRule } from '../../time/rule.ts';
import type { Rule } from '../../time/rule.ts';

export interface SeriesRow {
  id: string;
  sectionId: string;
  rule: string;
  localStart: string;
  minutes: number;
  zone: string;
}

export async function seriesById(manager: EntityManager, id: string): Promise<SeriesRow | undefined> {
  const [row]: (SeriesRow | undefined)[] = await manager.query(
    `SELECT id, section_id AS "sectionId", rule, local_start AS "localStart", minutes, zone
     FROM session_series WHERE id = $1`,
    [id],
  );
  return row;
}

export async function insertSeries(manager: EntityManager, series: Omit<SeriesRow, 'id'>): Promise<string> {
  const [row]: { id: string }[] = await manager.query(
    `INSERT INTO session_series (section_id, rule, local_start, minutes, zone) VALUES ($1, $2, $3, $4, $5) RETURNING id`,
    [series.sectionId, series.rule, series.localStart, series.minutes, series.zone],
  );
  if (!row) throw new TypeError('INSERT returned no row');
  return row.id;
}

/** A series is as long as its sessions at most; its own end is years ahead of any term. */
const horizon = (localStart: string) => addDays(localStart.slice(0, 10), 3_660);

const occurrencesOf = (rule: Rule, localStart: string): string[] =>
  expand(rule, localStart, horizon(localStart), mostOccurrences);

/**
 * The rule of the sessions from `from` on (one of the rule's own local starts), `byDays` later. Null when these sessions, so many days later, follow no
 * rule: the day after the second Monday of each month.
 *
 * @param kept local starts of the rule that there are sessions for: the new rule must make each of them, moved
 */
export function followingRule(
  series: Pick<SeriesRow, 'rule' | 'localStart'>,
  from: string,
  byDays: number,
  kept: readonly string[],
): string | null {
  const rule = parseRule('rule', series.rule);
  const rest =
    rule.count === null
      ? rule
      : { ...rule, count: occurrencesOf(rule, series.localStart).filter((local) => local >= from).length };
  const shifted = shiftedRule(rest, byDays);
  if (!shifted || shifted.count === 0) return null;
  const later = (local: string) => `${addDays(local.slice(0, 10), byDays)}${local.slice(10)}`;
  const made = new Set(occurrencesOf(shifted, later(from)));
  return kept.every((local) => made.has(later(local))) ? ruleText(shifted) : null;
}

/** The rule of the sessions before `from`; null when there are none. */
export function earlierRule(series: Pick<SeriesRow, 'rule' | 'localStart'>, from: string): string | null {
  const rule = parseRule('rule', series.rule);
  const last = occurrencesOf(rule, series.localStart)
    .filter((local) => local < from)
    .at(-1);
  return last === undefined ? null : ruleText({ ...rule, count: null, until: last.slice(0, 10) });
}

/** What stays of a series after its sessions from `from` on have left it; without any session it goes. */
export async function cutSeries(manager: EntityManager, series: SeriesRow, from: string): Promise<void> {
  const left: unknown[] = await manager.query('SELECT FROM session WHERE series_id = $1 LIMIT 1', [series.id]);
  if (left.length === 0) {
    await manager.query('DELETE FROM session_series WHERE id = $1', [series.id]);
    return;
  }
  const rule = earlierRule(series, from);
  if (rule) await manager.query('UPDATE session_series SET rule = $2 WHERE id = $1', [series.id, rule]);
}
