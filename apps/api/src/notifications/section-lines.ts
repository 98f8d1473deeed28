import { cityOf } from '#contract/cities';
import type { Reader } from '../mail/index.ts';
import type { MessageId } from '../words/en.ts';
import { listFormat } from '../words/formats.ts';
import { say } from '../words/say.ts';
import { when } from '../words/when.ts';
import type { NamedZone } from '../words/when.ts';
import type { ChangeKind, PlannedFacts } from './facts.ts';
import { sameLecturers, sameTime } from './merge.ts';
import type { MergedChange } from './merge.ts';
import type { Proposed } from './told.repository.ts';
import type { Written } from './written.ts';

export interface SectionNews {
  sectionId: string;
  title: string;
  /** Null: the section is gone; the zone that was planned in stands for it. */
  campus: NamedZone | null;
  changes: MergedChange[];
  /** A seat became free for the reader. */
  seat: boolean;
  /** What was written to everybody of the section. */
  written?: readonly Written[];
  /** Other times that are proposed for its sessions, or were declined. */
  proposals?: readonly Proposed[];
}

export interface LetterNames {
  /** IANA zone of the reader. */
  zone: string;
  /** Names of people by id. */
  people: ReadonlyMap<string, string>;
  publicAddress: string;
}

/** What a letter says of one section, a line for each thing. */
export function sectionLines(reader: Reader, section: SectionNews, names: LetterNames): string[] {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  return [
    ...(section.seat ? [words('mail.seat.text')] : []),
    ...(section.written ?? []).map(({ by, text }) =>
      by === null ? text : words('mail.written.by', { name: by, text }),
    ),
    ...(section.proposals ?? []).map((proposed) => proposalLine(reader, section, proposed, names)),
    ...changeLines(reader, section, names),
  ];
}

/** A line for each session that changed. */
export function changeLines(
  reader: Reader,
  { campus, changes }: Pick<SectionNews, 'campus' | 'changes'>,
  names: LetterNames,
): string[] {
  const shared = sharedReason(changes);
  return [
    ...changes.map((change) => lineOf(reader, campus, change, names, shared === undefined)),
    ...(shared === undefined ? [] : [say(reader.language, 'mail.changes.reason', { reason: shared })]),
  ];
}

/** What is said of several sessions is said once, beneath them. */
function sharedReason(changes: readonly MergedChange[]): string | undefined {
  const reasons = new Set(changes.map(reasonOf));
  const [reason] = reasons;
  return changes.length > 1 && reasons.size === 1 ? reason : undefined;
}

/** What is new needs none. */
const reasonOf = ({ before, reason }: MergedChange) => (before ? reason : undefined);

export function kindOf({ before, after }: MergedChange): ChangeKind {
  if (!before) return 'planned';
  if (!after) return 'cancelled';
  if (!sameTime(before, after)) return 'moved';
  return before.room === after.room ? 'lecturers' : 'room';
}

function lineOf(
  reader: Reader,
  campus: NamedZone | null,
  change: MergedChange,
  names: LetterNames,
  withReason: boolean,
): string {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const time = (planned: PlannedFacts | null) =>
    planned
      ? when(
          reader.language,
          new Date(planned.startsAt),
          campus ?? zoneByCity(planned.zone, reader.language),
          names.zone,
        )
      : '';
  const { before, after } = change;
  const kind = kindOf(change);
  const headline = kind === 'lecturers' || kind === 'room' ? 'stays' : kind;
  const now = after ?? before;
  const details: string[] = [];
  if (now?.topic) details.push(`${now.topic}.`);
  if (after && minutesOf(after) !== minutesOf(before)) {
    details.push(words('mail.changes.minutes', { minutes: minutesOf(after) }));
  }
  if (after && after.room !== (before?.room ?? null)) {
    details.push(after.room ? words('mail.changes.room', { room: after.room }) : words('mail.changes.noRoom'));
  }
  if (after && !(before && sameLecturers(before, after))) {
    const people = after.lecturers.flatMap((id) => names.people.get(id) ?? []);
    if (people.length > 0) details.push(words('mail.changes.lecturers', { names: listOf(reader, people) }));
  }
  const reason = reasonOf(change);
  if (withReason && reason !== undefined) details.push(words('mail.changes.reason', { reason }));
  return [words(`mail.changes.${headline}`, { before: time(before), after: time(after) }), ...details].join(' ');
}

function proposalLine(reader: Reader, section: SectionNews, proposed: Proposed, names: LetterNames): string {
  const { by, fromStartsAt, startsAt, zone, note, answerNote } = proposed;
  const time = (at: Date) => when(reader.language, at, section.campus ?? zoneByCity(zone, reader.language), names.zone);
  const values = { name: by ?? '', before: time(fromStartsAt), after: time(startsAt) };
  const state = stateOf(proposed);
  const words = say(reader.language, `mail.proposal.${state}`, values);
  const reason = state === 'declined' ? answerNote : note;
  return reason === '' ? words : `${words} ${say(reader.language, 'mail.changes.reason', { reason })}`;
}

export const stateOf = ({ answer }: Proposed) => (answer === null ? 'open' : 'declined');

const minutesOf = (planned: PlannedFacts | null) =>
  planned ? Math.round((Date.parse(planned.endsAt) - Date.parse(planned.startsAt)) / 60_000) : 0;
const listOf = (reader: Reader, people: string[]) => listFormat(reader.language).format(people);

/** "Africa/Kigali" is in Kigali. */
const zoneByCity = (zone: string, language: string): NamedZone => ({ name: cityOf(zone, language), zone });
