import type { EntityManager } from 'typeorm';
import { Session, SessionSeries } from '#database';
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
  return (await manager.findOneBy(SessionSeries, { id })) ?? undefined;
}

export async function insertSeries(
  manager: EntityManager,
  { sectionId, rule, localStart, minutes, zone }: Omit<SeriesRow, 'id'>,
): Promise<string> {
  const { id } = await manager.save(SessionSeries, { sectionId, rule, localStart, minutes, zone });
  return id;
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

/** Cuts a series after its sessions from `from` on have left it; without any session it is removed. */
export async function cutSeries(manager: EntityManager, series: SeriesRow, from: string): Promise<void> {
  if (!(await manager.existsBy(Session, { seriesId: series.id }))) {
    await manager.delete(SessionSeries, series.id);
    return;
  }
  const rule = earlierRule(series, from);
  if (rule) await manager.update(SessionSeries, series.id, { rule });
}
