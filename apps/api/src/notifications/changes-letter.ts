import { cityOf } from '#contract/cities';
import type { ChangeKind, PlannedFacts } from './facts.ts';
import { sameLecturers, sameTime } from './merge.ts';
import type { MergedChange } from './merge.ts';
import type { Proposed } from './told.repository.ts';
import type { MessageId } from '../words/en.ts';
import type { Written } from './written.ts';
import { listFormat } from '../words/formats.ts';
import { say } from '../words/say.ts';
import { when } from '../words/when.ts';
import type { NamedZone } from '../words/when.ts';
import { escapeHtml } from '../mail/index.ts';
import type { Letter, Reader } from '../mail/index.ts';

/** Lines of one mail at most. */
const mostLines = 30;

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

interface Names {
  /** IANA zone of the reader. */
  zone: string;
  /** Names of people by id. */
  people: ReadonlyMap<string, string>;
  publicAddress: string;
}

/** All that changed for one reader: a heading a section, a line a session, times in the campus's zone and the reader's own. */
export function changesLetter(reader: Reader, news: readonly SectionNews[], names: Names): Letter {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const parts = within(news).map(({ section, changes, shared }) => ({
    title: section.title,
    lines: [
      ...(section.seat ? [words('mail.seat.text')] : []),
      ...(section.written ?? []).map(({ by, text }) =>
        by === null ? text : words('mail.written.by', { name: by, text }),
      ),
      ...(section.proposals ?? []).map((proposed) => proposalLine(reader, section, proposed, names)),
      ...changes.map((change) => lineOf(reader, section, change, names, shared === undefined)),
      ...(shared === undefined ? [] : [words('mail.changes.reason', { reason: shared })]),
    ],
  }));
  const more = news.flatMap(({ changes }) => changes).length - mostLines;
  const link = names.publicAddress + pathOf(news);
  const greeting = words('mail.greeting', { name: reader.name });
  const intro = news.some(({ changes }) => changes.length > 0) ? [words('mail.changes.text')] : [];
  const after = more > 0 ? [words('mail.changes.more', { count: more })] : [];
  const why = words('mail.changes.why', { link: `${names.publicAddress}/profile` });
  const subject = subjectOf(reader, news);
  const href = escapeHtml(link);
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  return {
    to: { name: reader.name, address: reader.email },
    subject,
    text: `${[
      greeting,
      ...intro,
      ...parts.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
      ...after,
      link,
      words('mail.signature'),
      why,
    ].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${reader.language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
      '<body style="font:16px/1.5 sans-serif;color:#1F1A17;background:#FBF8F3;padding:24px">',
      ...[greeting, ...intro].map(paragraph),
      ...parts.map(
        ({ title, lines }) =>
          `<h2 style="font-size:16px;margin:0 0 4px">${escapeHtml(title)}</h2><ul style="margin:0 0 16px;padding-left:20px">${lines
            .map((line) => `<li>${escapeHtml(line)}</li>`)
            .join('')}</ul>`,
      ),
      ...after.map(paragraph),
      `<p style="margin:0 0 16px"><a href="${href}" style="background:#9A3412;color:#FFFFFF;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(words('mail.changes.button'))}</a></p>`,
      paragraph(words('mail.signature')),
      `<p style="color:#5C534C;font-size:14px">${escapeHtml(why)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}

/** As much as fits into one mail, section by section. */
function within(news: readonly SectionNews[]) {
  let left = mostLines;
  return news.flatMap((section) => {
    const changes = section.changes.slice(0, left);
    left -= changes.length;
    return changes.length > 0 || section.seat || section.written?.length || section.proposals?.length
      ? [{ section, changes, shared: sharedReason(changes) }]
      : [];
  });
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

function subjectOf(reader: Reader, news: readonly SectionNews[]): string {
  const words = (id: MessageId, values: Record<string, string | number>) => say(reader.language, id, values);
  const [section] = news;
  if (!section || news.length > 1) return words('mail.changes.subject.sections', { count: news.length });
  const { title, changes, seat } = section;
  if (seat) return words('mail.seat.subject', { title });
  if (changes.length === 0 && section.written?.length) return words('mail.written.subject', { title });
  const [proposed] = section.proposals ?? [];
  if (changes.length === 0 && proposed) return words(`mail.proposal.subject.${stateOf(proposed)}`, { title });
  const kinds = new Set(changes.map(kindOf));
  const [kind] = kinds;
  return changes.length === 1 && kind
    ? words(`mail.changes.subject.${kind}`, { title })
    : words('mail.changes.subject.several', { title, count: changes.length });
}

function pathOf([section, ...more]: readonly SectionNews[]): string {
  if (!section || more.length > 0) return '/';
  const [change, ...others] = [...section.changes, ...(section.proposals ?? [])];
  return change && others.length === 0 && !section.seat && !section.written?.length
    ? `/sessions/${change.sessionId}`
    : `/sections/${section.sectionId}`;
}

function lineOf(reader: Reader, section: SectionNews, change: MergedChange, names: Names, withReason: boolean): string {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const time = (planned: PlannedFacts | null) =>
    planned
      ? when(
          reader.language,
          new Date(planned.startsAt),
          section.campus ?? zoneByCity(planned.zone, reader.language),
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

function proposalLine(reader: Reader, section: SectionNews, proposed: Proposed, names: Names): string {
  const { by, fromStartsAt, startsAt, zone, note, answerNote } = proposed;
  const time = (at: Date) => when(reader.language, at, section.campus ?? zoneByCity(zone, reader.language), names.zone);
  const values = { name: by ?? '', before: time(fromStartsAt), after: time(startsAt) };
  const state = stateOf(proposed);
  const words = say(reader.language, `mail.proposal.${state}`, values);
  const reason = state === 'declined' ? answerNote : note;
  return reason === '' ? words : `${words} ${say(reader.language, 'mail.changes.reason', { reason })}`;
}

const stateOf = ({ answer }: Proposed) => (answer === null ? 'open' : 'declined');

const minutesOf = (planned: PlannedFacts | null) =>
  planned ? Math.round((Date.parse(planned.endsAt) - Date.parse(planned.startsAt)) / 60_000) : 0;
const listOf = (reader: Reader, people: string[]) => listFormat(reader.language).format(people);

/** "Africa/Kigali" is in Kigali. */
const zoneByCity = (zone: string, language: string): NamedZone => ({ name: cityOf(zone, language), zone });
