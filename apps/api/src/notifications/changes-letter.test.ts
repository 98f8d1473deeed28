import { describe, expect, test } from '@jest/globals';
import type { PlannedFacts } from './facts.ts';
import { changesLetter } from './changes-letter.ts';
import type { SectionNews } from './section-lines.ts';
import { whatWentWrong } from '../mail/post.ts';

const year = new Date().getUTCFullYear() + 1;
const at = (hour: number, more: Partial<PlannedFacts> = {}): PlannedFacts => ({
  startsAt: `${year}-01-11T${hour}:00:00.000Z`,
  endsAt: `${year}-01-11T${hour + 1}:30:00.000Z`,
  zone: 'Africa/Kigali',
  room: null,
  lecturers: ['a'],
  topic: '',
  ...more,
});
const news = (more: Partial<SectionNews> = {}): SectionNews => ({
  sectionId: 'section',
  title: 'INF301 <b>Databases</b>, A',
  campus: { name: 'Butare', zone: 'Africa/Kigali' },
  changes: [],
  seat: false,
  ...more,
});
const names = {
  zone: 'Africa/Kigali',
  people: new Map([
    ['a', 'Dr Uwase'],
    ['b', 'Dr <i>Maes</i>'],
  ]),
  publicAddress: 'https://class.example.org',
};
const reader = { name: 'Aline "A" <Nduwimana>', email: 'aline@example.org', language: 'en' } as const;
const letter = (...sections: SectionNews[]) => changesLetter(reader, sections, names);
const change = (before: PlannedFacts | null, after: PlannedFacts | null) => ({ sessionId: 'session', before, after });

describe('a letter about a changed timetable', () => {
  test.each([
    ['New session', change(null, at(10)), /- New: .*, 12:00\. 90 minutes\. With Dr Uwase\./],
    ['Cancelled', change(at(10), null), /- Cancelled: .*, 12:00\.$/m],
    ['Moved', change(at(10), at(12, { topic: 'Joins' })), /- Moved from .*, 12:00 to .*, 14:00\. Joins\.$/m],
    ['Another room', change(at(10, { room: 'B1' }), at(10)), /- .*, 12:00\. No room\.$/m],
    [
      'Another lecturer',
      change(at(10), at(10, { lecturers: ['a', 'b'] })),
      /- .*12:00\. With Dr Uwase and Dr <i>Maes<\/i>\.$/m,
    ],
  ])('%s', (subject, one, line) => {
    const { subject: said, text } = letter(news({ changes: [one] }));
    expect(said).toBe(`${subject}: INF301 <b>Databases</b>, A`);
    expect(text).toMatch(line);
    expect(text).toContain('https://class.example.org/sessions/session\n');
  });

  test('says a reason with its session, and once beneath several of one reason', () => {
    const moved = { ...change(at(10), at(12)), reason: 'Power <cut>' };
    expect(letter(news({ changes: [moved] })).text).toMatch(/14:00\. Reason: Power <cut>$/m);
    const both = letter(news({ changes: [moved, { ...change(at(13), null), reason: 'Power <cut>' }] }));
    expect(both.text.match(/Reason/g)).toHaveLength(1);
    expect(both.text).toMatch(/^- Reason: Power <cut>$/m);
    expect(both.html).toContain('Reason: Power &lt;cut&gt;');
    const one = letter(news({ changes: [moved, change(at(13), null)] }));
    expect(one.text).toMatch(/14:00\. Reason: Power <cut>\n- Cancelled/);
  });

  test('names and titles stay text in HTML', () => {
    const { html } = letter(news({ changes: [change(at(10), at(10, { lecturers: ['b'] }))] }));
    expect(html).not.toMatch(/<b>|<i>|<Nduwimana>/);
    expect(html).toContain('Dr &lt;i&gt;Maes&lt;/i&gt;');
  });

  test('of several sections leads to the timetable', () => {
    const two = letter(news({ changes: [change(at(10), null)] }), news({ sectionId: 'other', seat: true }));
    expect(two.subject).toBe('Your timetable has changed: 2 sections');
    expect(two.text).toContain('\nhttps://class.example.org/\n');
  });

  test('where the section is gone, the zone says where', () => {
    const { text } = changesLetter(reader, [news({ campus: null, changes: [change(at(10), null)] })], {
      ...names,
      zone: 'Europe/Brussels',
    });
    expect(text).toContain('12:00 in Kigali (11:00 for you)');
  });
});

test('the log names nobody whom a mail server refuses', () => {
  expect(whatWentWrong(new Error("Can't send mail: 550 5.1.1 <aline@example.org>: unknown"))).toBe(
    "Can't send mail: 550 5.1.1 <(address)>: unknown",
  );
});
