import { describe, expect, test } from '@jest/globals';
import { changesLetter } from './changes-letter.ts';
import type { ChangeFacts, MentoringFacts, PlannedFacts } from './facts.ts';
import { mentoringNews as allNews } from './facts.ts';
import { mentoringNews } from './mentoring-lines.ts';

const now = new Date('2027-01-01T00:00:00Z');
const at = (hour: string): PlannedFacts => ({
  startsAt: `2027-01-11T${hour}:00:00.000Z`,
  endsAt: `2027-01-11T${hour}:45:00.000Z`,
  ...{ zone: 'Africa/Kigali', room: null, lecturers: ['jean'], topic: '' },
});
const change = (before: PlannedFacts | null, after: PlannedFacts | null): ChangeFacts => ({
  ...{ sessionId: 'session', before, after },
  what: before ? (after ? 'moved' : 'cancelled') : 'planned',
});
const told = (news: MentoringFacts['news'], ...changes: ChangeFacts[]): MentoringFacts => ({
  ...{ news, changes, otherId: 'jean', mentorshipId: 'mentorship' },
});
const letter = (facts: MentoringFacts[], language: 'en' | 'fr' = 'en') =>
  changesLetter(
    { name: 'Aline', email: 'aline@example.org', language },
    [],
    { zone: 'Africa/Kigali', people: new Map([['jean', 'Jean <Maes>']]), publicAddress: 'https://class.example.org' },
    mentoringNews(facts, now),
  );

describe('a letter about mentoring', () => {
  test('names the other, says each step once, and leads to the mentorship', () => {
    const { subject, text, html } = letter([told('agreement_signed'), told('agreement_signed')]);
    expect(subject).toBe('Mentoring: Jean <Maes>');
    expect(text.match(/Jean <Maes> has signed your agreement\./g)).toHaveLength(1);
    expect(text).toContain('https://class.example.org/mentoring/mentorship\n');
    expect(text).toContain('because you take part in mentoring');
    expect(html).not.toContain('<Maes>');
  });

  test('about one meeting leads there, and does not name the mentor as its lecturer', () => {
    const { text } = letter([told('meeting_planned', change(null, at('10')))]);
    expect(text).toMatch(/^- New: Mon, 11 Jan.*, 12:00\. 45 minutes\.$/m);
    expect(text).toContain('https://class.example.org/sessions/session\n');
  });

  test('says of a meeting that was moved twice from where to where', () => {
    const { text } = letter([
      told('meeting_moved', change(at('08'), at('09'))),
      told('meeting_moved', change(at('09'), at('10'))),
    ]);
    expect(text).toMatch(/^- Moved from .*10:00 to .*12:00\.$/m);
  });

  test('says nothing of a meeting that was planned and cancelled again', () => {
    const facts = [told('meeting_planned', change(null, at('10'))), told('meeting_cancelled', change(at('10'), null))];
    expect(mentoringNews(facts, now)).toEqual([]);
  });

  test.each(['en', 'fr'] as const)('has words for each step in %s', (language) => {
    for (const news of allNews) {
      const { text } = letter([told(news, ...(news.startsWith('meeting') ? [change(null, at('10'))] : []))], language);
      expect(text).toMatch(/^- \S/m);
      expect(text).not.toMatch(/mail\.|undefined/);
    }
  });
});
