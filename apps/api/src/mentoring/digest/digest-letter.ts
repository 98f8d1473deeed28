import { escapeHtml } from '../../mail/index.ts';
import type { Letter, Reader } from '../../mail/index.ts';
import type { MessageId } from '../../words/en.ts';
import { say } from '../../words/say.ts';
import { when } from '../../words/when.ts';
import type { DigestContent } from './digests.repository.ts';

/** Lines of one part at most. */
const mostLines = 10;

/** What the week brings: a part for each kind of thing. Undefined: there is nothing to say. */
export function digestLetter(
  reader: Reader & { zone: string },
  { meetings, requests, goals, feedback }: DigestContent,
  publicAddress: string,
  now: Date,
): Letter | undefined {
  const words = (id: MessageId, values: Record<string, string | number> = {}) => say(reader.language, id, values);
  const at = (instant: string) =>
    when(reader.language, new Date(instant), { name: '', zone: reader.zone }, reader.zone, now);
  const parts = [
    {
      title: words('mail.digest.meetings'),
      lines: meetings.map(({ startsAt, other }) => words('mail.digest.meeting', { when: at(startsAt), name: other })),
    },
    {
      title: words('mail.digest.requests'),
      lines: requests.map(({ expiresAt, other }) => words('mail.digest.request', { when: at(expiresAt), name: other })),
    },
    {
      title: words('mail.digest.feedback'),
      lines: feedback.map(({ other }) => words('mail.digest.feedbackOn', { name: other })),
    },
    {
      title: words('mail.digest.goals'),
      lines: goals.map(({ open, other }) => words('mail.digest.goalsWith', { count: open, name: other })),
    },
  ]
    .filter(({ lines }) => lines.length > 0)
    .map(({ title, lines }) => ({ title, lines: lines.slice(0, mostLines) }));
  if (parts.length === 0) return undefined;
  const subject = words('mail.digest.subject');
  const greeting = words('mail.greeting', { name: reader.name });
  const link = `${publicAddress}/mentoring`;
  const why = words('mail.digest.why', { link: `${publicAddress}/notifications` });
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`;
  return {
    to: { name: reader.name, address: reader.email },
    subject,
    text: `${[
      greeting,
      ...parts.map(({ title, lines }) => [title, ...lines.map((line) => `- ${line}`)].join('\n')),
      link,
      words('mail.signature'),
      why,
    ].join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${reader.language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
      '<body style="font:16px/1.5 sans-serif;color:#1F1A17;background:#FBF8F3;padding:24px">',
      paragraph(greeting),
      ...parts.map(
        ({ title, lines }) =>
          `<h2 style="font-size:16px;margin:0 0 4px">${escapeHtml(title)}</h2><ul style="margin:0 0 16px;padding-left:20px">${lines
            .map((line) => `<li>${escapeHtml(line)}</li>`)
            .join('')}</ul>`,
      ),
      `<p style="margin:0 0 16px"><a href="${escapeHtml(link)}" style="background:#9A3412;color:#FFFFFF;padding:12px 20px;border-radius:8px;text-decoration:none">${escapeHtml(words('mail.digest.button'))}</a></p>`,
      paragraph(words('mail.signature')),
      `<p style="color:#5C534C;font-size:14px">${escapeHtml(why)}</p>`,
      '</body></html>',
    ].join('\n'),
  };
}
