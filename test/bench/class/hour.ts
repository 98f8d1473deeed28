import type pg from 'pg';
import type { NewClassEvent } from '#classroom';
import { random, sentence, stroke } from './words.ts';

export const hourEvents = 5_000;

/**
 * The log of a lively hour of sixty people, written into the database: of 5,000 events 1,000 messages, 500 strokes over 30 pages, the
 * rest votes, answers, hands, pace, comings and goings as a class has them.
 */
export async function writeHour(database: pg.Client, classId: string, personIds: readonly string[]) {
  const people = personIds.slice(0, 60);
  const host = people[0] ?? '';
  const one = () => people[1 + Math.floor(random() * (people.length - 1))] ?? host;
  const events: NewClassEvent[] = people.map((by, index) => ({
    by,
    type: 'joined',
    body: { name: names[index % names.length] ?? '', role: index === 0 ? 'host' : 'listener' },
  }));
  let page = 1;
  const questions: number[] = [];
  let poll = 0;
  const add = (event: NewClassEvent) => events.push({ ...event, key: crypto.randomUUID() });
  while (events.length < hourEvents - 200) {
    const dice = random();
    if (dice < 0.21) add({ by: one(), type: 'message-posted', body: { text: sentence() } });
    else if (dice < 0.315) add({ by: host, type: 'mark-made', body: { page: `blank/${page}`, mark: stroke() } });
    else if (dice < 0.321 && page < 30) {
      page += 1;
      add({ by: host, type: 'page-added', body: {} });
      add({ by: host, type: 'page-shown', body: { page: `blank/${page}` } });
    } else if (dice < 0.33) questions.push(add({ by: one(), type: 'question-asked', body: { text: sentence() } }));
    else if (dice < 0.5 && questions.length > 0) {
      const question = questions[Math.floor(random() * questions.length)] ?? 1;
      add({ by: one(), type: 'question-voted', body: { question, up: true } });
    } else if (dice < 0.505) {
      poll = add({
        by: host,
        type: 'poll-opened',
        body: { kind: 'single', question: sentence(), choices: [sentence(), sentence(), sentence()], anonymous: false },
      });
    } else if (dice < 0.67 && poll > 0) {
      add({ by: one(), type: 'poll-answered', body: { poll, answer: [Math.floor(random() * 3)] } });
    } else if (dice < 0.75) add({ by: one(), type: 'pace-said', body: { pace: 'fast', was: 'well' } });
    else if (dice < 0.8) add({ by: one(), type: 'hand-raised', body: {} });
    else if (dice < 0.85) add({ by: one(), type: 'hand-lowered', body: {} });
    else if (dice < 0.9) add({ by: host, type: 'spoke', body: { ms: 20_000 } });
    else {
      const by = one();
      add({ by, type: 'left', body: { reason: 'line' } });
      add({ by, type: 'joined', body: { name: names[people.indexOf(by) % names.length] ?? '', role: 'listener' } });
    }
  }
  while (events.length < hourEvents - people.length) add({ by: one(), type: 'hand-raised', body: {} });
  for (const by of people) add({ by, type: 'left', body: { reason: 'left' } });
  const rows = events.map(({ by, key, type, body }, index) => ({ n: index + 1, by, key: key ?? null, type, body }));
  await database.query(
    `INSERT INTO class_event (class_id, seq, at, by, key, type, body)
     SELECT $1, event.n, now() - interval '1 hour' + event.n * interval '0.7 s', event.by, event.key, event.type, event.body
       FROM jsonb_to_recordset($2::jsonb) AS event(n integer, by uuid, key uuid, type text, body jsonb)`,
    [classId, JSON.stringify(rows)],
  );
  await database.query('UPDATE class SET last_seq = $2 WHERE id = $1', [classId, rows.length]);
  const count = (of: NewClassEvent['type']) => events.filter(({ type }) => type === of).length;
  return { messages: count('message-posted'), marks: count('mark-made') };
}

const first = ['Aline', 'Bosco', 'Chantal', 'Didier', 'Espérance', 'Félix', 'Grâce', 'Honoré', 'Inès', 'Jean Claude'];
const last = ['Uwase', 'Ndayishimiye', 'Mukamana', 'Kabeya', 'Niyonzima', 'Habimana'];
const names = last.flatMap((family) => first.map((given) => `${given} ${family}`));
