import type { Figure } from '../../../tools/bench/report.ts';
import { withKilledApi } from './killed-api.ts';
import type { KilledApi } from './killed-api.ts';
import { startMailServer } from '../../setup/mail-server.ts';

/** People of each kind of letter and round. */
const people = 60;
/** ms after which the service is killed at the latest: by then some of the letters of a round are sent. */
const killedWithin = 1_500;
/** ms between a letter and the answer that it was taken: the service is killed between the two now and then. */
const answersAfter = 40;

/** The service is killed while it sends letters that let people in, and letters about changes of the timetable. */
export async function killedWhileSending(rounds: number): Promise<Figure[]> {
  const mail = await startMailServer({ answersAfter });
  try {
    return await withKilledApi({ SMTP_URL: mail.url, NOTICE_DELAY: '0' }, async (api) => {
      const institution = await saveInstitution(api);
      const underWay = { 'send-welcome': 0, 'send-notices': 0 };
      for (let round = 1; round <= rounds; round += 1) {
        await saveLetters(api, institution, round);
        api.start();
        await api.killWithin(killedWithin, Object.keys(underWay));
        for (const queue of Object.keys(underWay) as (keyof typeof underWay)[]) {
          underWay[queue] += await api.wereUnderWay(queue);
        }
        await api.passHeartbeat();
      }
      api.start();
      await api.untilNone(`SELECT (SELECT count(*) FROM welcome_mail WHERE state = 'due')
        + (SELECT count(*) FROM notification WHERE mail_state = 'due') AS count`);
      const sent = (kind: string) => {
        const addresses = mail.received.flatMap(({ to }) => to).filter((address) => address.startsWith(kind));
        const reached = new Set(addresses).size;
        return { people: reached, more: addresses.length - reached };
      };
      return [
        ...figuresOf('letting in', sent('w'), underWay['send-welcome'], rounds * people),
        ...figuresOf('about changes', sent('n'), underWay['send-notices'], rounds * people),
      ];
    });
  } finally {
    await mail.close();
  }
}

/** A crash between sending a letter and writing that down makes it come twice: never more often than letters were under way. */
function figuresOf(what: string, sent: { people: number; more: number }, underWay: number, wanted: number): Figure[] {
  const lost = wanted - sent.people;
  return [
    { figure: `letters ${what}, under way when killed`, value: underWay, unit: '' },
    { figure: `letters ${what}, lost`, value: lost, unit: '', goal: '0', ok: lost === 0 },
    {
      ...{ figure: `letters ${what}, sent twice`, value: sent.more, unit: '' },
      ...{ goal: `at most ${String(underWay)}, those under way`, ok: sent.more <= underWay },
    },
  ];
}

async function saveInstitution({ client }: KilledApi): Promise<string> {
  const { rows } = await client.query<{ id: string }>(`INSERT INTO institution (name) VALUES ('I') RETURNING id`);
  return rows[0]?.id ?? '';
}

/** Writes letters as the features do, without jobs: the service sends the jobs when it starts. */
async function saveLetters({ client }: KilledApi, institution: string, round: number): Promise<void> {
  for (const kind of ['w', 'n']) {
    await client.query(
      `INSERT INTO person (email, name, zone, language)
       SELECT $1 || '.' || n || '@bench.example', 'P', 'UTC', 'en' FROM generate_series(1, $2) AS n`,
      [`${kind}${String(round)}`, people],
    );
  }
  await client.query(
    `WITH member AS (INSERT INTO membership (person_id, institution_id, role)
       SELECT id, $1, 'student' FROM person WHERE email LIKE $2 RETURNING person_id)
     INSERT INTO welcome_mail (institution_id, person_id, batch_id) SELECT $1, person_id, gen_random_uuid() FROM member`,
    [institution, `w${String(round)}.%`],
  );
  await client.query(
    `INSERT INTO notification (person_id, key, kind, facts, mail_state, mail_due_at)
     SELECT id, 'enrolled', 'enrolled', jsonb_build_object('sectionId', gen_random_uuid(), 'title', 'T', 'changes', '[]'::jsonb), 'due', now()
     FROM person WHERE email LIKE $1`,
    [`n${String(round)}.%`],
  );
}
