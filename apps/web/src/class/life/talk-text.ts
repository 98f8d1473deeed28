import type { TalkCopy } from '#classroom/talk-copy';
import { readerZone } from '../../sign-in/viewer.ts';
import { clockWords } from '../../time/format.ts';
import { t } from '../../words/words.ts';

/** What was written in a class, as a file of text. */
export function textOfTalk({ messages, questions, notes }: TalkCopy, title: string): string {
  const time = (at: number) => clockWords(at, readerZone.value);
  const parts = [
    notes !== '' && [t('life.notes'), notes],
    questions.length > 0 && [
      t('life.questions'),
      ...questions.map(({ at, name, text, votes }) => `${time(at)} ${name}: ${text}${votes > 0 ? ` (+${votes})` : ''}`),
    ],
    messages.length > 0 && [
      t('life.chat'),
      ...messages.map(({ at, name, text, to, group }) => {
        const where = [to && t('life.private'), group !== undefined && t('life.inGroup', { group })].filter(Boolean);
        return `${time(at)} ${name}${where.length > 0 ? ` (${where.join(', ')})` : ''}: ${text}`;
      }),
    ],
  ];
  const kept = parts.filter((part) => part !== false);
  return [title, ...kept.map((lines) => lines.join('\r\n'))].join('\r\n\r\n');
}
