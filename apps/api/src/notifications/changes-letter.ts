import type { MessageId } from '../words/en.ts';
import { say } from '../words/say.ts';
import { escapeHtml } from '../mail/index.ts';
import type { Letter, Reader } from '../mail/index.ts';
import { mentoringPart, pathOfMentoring } from './mentoring-lines.ts';
import type { MentoringWith } from './mentoring-lines.ts';
import { kindOf, sectionLines, stateOf } from './section-lines.ts';
import type { LetterNames, SectionNews } from './section-lines.ts';

/** Lines about sessions of one mail at most. */
const mostLines = 30;

/**
 * All that changed for one reader: a heading for each section and each person in mentoring, a line for each thing, times in the campus's zone
 * and the reader's own.
 */
export function changesLetter(
  reader: Reader,
  news: readonly SectionNews[],
  names: LetterNames,
  mentoring: readonly MentoringWith[] = [],
): Letter {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const parts = [
    ...within(news).map((section) => ({ title: section.title, lines: sectionLines(reader, section, names) })),
    ...mentoring.map((one) => mentoringPart(reader, one, names)),
  ];
  const more = news.flatMap(({ changes }) => changes).length - mostLines;
  const link = names.publicAddress + pathOf(news, mentoring);
  const greeting = words('mail.greeting', { name: reader.name });
  const intro = news.some(({ changes }) => changes.length > 0) ? [words('mail.changes.text')] : [];
  const after = more > 0 ? [words('mail.changes.more', { count: more })] : [];
  const why = words(news.length > 0 ? 'mail.changes.why' : 'mail.mentoring.why', {
    link: `${names.publicAddress}/profile`,
  });
  const subject = subjectOf(reader, news, mentoring.length > 0 ? parts : []);
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
function within(news: readonly SectionNews[]): SectionNews[] {
  let left = mostLines;
  return news.flatMap((section) => {
    const changes = section.changes.slice(0, left);
    left -= changes.length;
    return changes.length > 0 || section.seat || section.written?.length || section.proposals?.length
      ? [{ ...section, changes }]
      : [];
  });
}

/** @param parts with those of mentoring; none: there is nothing of mentoring */
function subjectOf(reader: Reader, news: readonly SectionNews[], parts: readonly { title: string }[]): string {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const [part] = parts;
  if (part) return parts.length > 1 ? words('mail.mentoring.subject.several') : part.title;
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

function pathOf(news: readonly SectionNews[], mentoring: readonly MentoringWith[]): string {
  const [section, ...more] = news;
  const [one, ...others] = mentoring;
  if (section) return more.length > 0 || one ? '/' : pathOfSection(section);
  return one && others.length === 0 ? pathOfMentoring(one) : '/mentoring';
}

function pathOfSection(section: SectionNews): string {
  const [change, ...others] = [...section.changes, ...(section.proposals ?? [])];
  return change && others.length === 0 && !section.seat && !section.written?.length
    ? `/sessions/${change.sessionId}`
    : `/sections/${section.sectionId}`;
}
