import type { Figure } from '../../tools/bench/report.ts';
import { makeRegister } from './import/register.ts';
import { saveInstitution, startService } from './import/service.ts';
import type { Service } from './import/service.ts';

export const name = 'import';
export const about =
  'the register of a university, 10,000 lines, uploaded to the built api service: looked through, then applied; as three CSV files, as one of people alone, as a OneRoster bundle, and a second time';

/** Seconds for dry run and apply together, and MB that the process may ever have: the promise. */
const goals = { seconds: 30, memory: 300 };
const small = { students: 2_300, lecturers: 100, sections: 200, enrolments: 7_400 };
const peopleOnly = { students: 9_900, lecturers: 100, sections: 0, enrolments: 0 };

type Kind = 'people' | 'sections' | 'enrolments' | 'oneroster';
/** Seconds. */
interface Times {
  check: number;
  apply: number;
}

/** Each import runs in a service of its own, so that memory of one does not count for the other. */
export async function run(): Promise<Figure[]> {
  const register = makeRegister(small);
  const files = [
    ['people', register.people],
    ['sections', register.sections],
    ['enrolments', register.enrolments],
  ] as const;
  let bundle: Uint8Array = new Uint8Array();
  const csv = await inService('3 CSV files', async (service) => {
    const own = await saveInstitution(service, 'University');
    const takeAll = async () => {
      const times: Times[] = [];
      for (const [kind, content] of files) times.push(await take(service, own, kind, Buffer.from(content)));
      return sum(times);
    };
    const what = `${register.lines.toLocaleString('en')} lines in 3 CSV files`;
    const figures = [
      ...told(what, await takeAll(), register.lines),
      ...told('the same again, nothing to change', await takeAll(), register.lines),
    ];
    bundle = await download(service, `/files/register/${own}/oneroster.zip`);
    return figures;
  });
  const people = makeRegister(peopleOnly);
  const alone = await inService('people', async (service) => {
    const own = await saveInstitution(service, 'University');
    const what = `${people.lines.toLocaleString('en')} people in CSV`;
    return told(what, await take(service, own, 'people', Buffer.from(people.people)), people.lines);
  });
  const oneRoster = await inService('the bundle', async (service) => {
    const own = await saveInstitution(service, 'University');
    // Users have a line for their role as well.
    const lines = register.lines + small.students + small.lecturers;
    const what = `${lines.toLocaleString('en')} lines in a OneRoster bundle`;
    return told(what, await take(service, own, 'oneroster', bundle), lines);
  });
  return [...csv, ...alone, ...oneRoster];
}

/** Adds how much memory the process ever had. */
async function inService(what: string, work: (service: Service) => Promise<Figure[]>): Promise<Figure[]> {
  const service = await startService();
  try {
    const idle = await service.peakMemory();
    const figures = await work(service);
    const peak = await service.peakMemory();
    return [
      ...figures,
      {
        figure: `${what}: peak memory of the api process`,
        value: peak,
        unit: 'MB',
        goal: `<= ${String(goals.memory)}`,
        ok: peak <= goals.memory,
      },
      { figure: `${what}: of it before the import`, value: idle, unit: 'MB' },
    ];
  } finally {
    await service.stop();
  }
}

function told(what: string, { check, apply }: Times, lines: number): Figure[] {
  const both = check + apply;
  return [
    { figure: `${what}: dry run`, value: round(check), unit: 's' },
    { figure: `${what}: apply`, value: round(apply), unit: 's' },
    {
      figure: `${what}: both`,
      value: round(both),
      unit: 's',
      goal: `<= ${String(goals.seconds)}`,
      ok: both <= goals.seconds,
    },
    { figure: `${what}: both`, value: Math.round(lines / both), unit: 'lines/s' },
  ];
}

async function take(service: Service, institutionId: string, kind: Kind, content: Uint8Array): Promise<Times> {
  const uploaded = performance.now();
  const response = await fetch(`${service.url}/files/register/${institutionId}?kind=${kind}&name=${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', cookie: service.cookie },
    body: content as Uint8Array<ArrayBuffer>,
  });
  const { id } = (await response.json()) as { id?: string };
  if (response.status !== 202 || id === undefined)
    throw new Error(`The upload was answered with ${String(response.status)}.`);
  await reaches(service, id, 'checked');
  const checked = performance.now();
  await apply(service, id);
  await reaches(service, id, 'applied');
  return { check: (checked - uploaded) / 1000, apply: (performance.now() - checked) / 1000 };
}

async function apply({ url, cookie }: Service, id: string): Promise<void> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ query: 'mutation ($id: ID!) { applyRegisterImport(id: $id) { id } }', variables: { id } }),
  });
  const { errors } = (await response.json()) as { errors?: { message: string }[] };
  if (errors) throw new Error(`It cannot be applied: ${errors.map(({ message }) => message).join('; ')}`);
}

/** The state is read from the database, so that requests do not disturb the measurement. */
async function reaches({ client }: Service, id: string, wanted: string): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ state: string; failure: string | null }>(
      'SELECT state, failure FROM register_import WHERE id = $1',
      [id],
    );
    const { state, failure } = rows[0] ?? {};
    if (state === wanted) return;
    if (state === 'failed') throw new Error(failure ?? 'The import failed.');
    await new Promise((later) => setTimeout(later, 20));
  }
}

async function download({ url, cookie }: Service, path: string): Promise<Uint8Array> {
  const response = await fetch(url + path, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path} was answered with ${String(response.status)}.`);
  return new Uint8Array(await response.arrayBuffer());
}

const sum = (times: readonly Times[]): Times => ({
  check: times.reduce((all, { check }) => all + check, 0),
  apply: times.reduce((all, { apply: one }) => all + one, 0),
});
const round = (seconds: number) => Math.round(seconds * 100) / 100;
