import type { Reply, RunningApi } from './running-api.ts';

/** A year from now, when Brussels has both its clock changes ahead. */
export const year = new Date().getUTCFullYear() + 1;

/** Kinds that can be accepted: for tests about something else, in case that year has a feast on that day. */
export const anyWarning = ['COHORT', 'UNAVAILABLE', 'HOLIDAY', 'WAKING_HOURS', 'ROOM_TOO_SMALL'];

const session = `id topic startsAt endsAt zone localStart phase substituted version room { id name seats campus { name } }
  lecturers { id name } series { id rule localStart minutes zone ahead }`;
const check = `occurrences { localStart startsAt endsAt zone }
  clashes { kind blocking occurrence who country count startsAt endsAt zone message session { id } }
  freeTimes { localStart startsAt endsAt zone }`;
const result = `{ ... on PlannedSessions { sessions { ${session} } told } ... on ClashesFound { check { ${check} } } }`;

export interface PlannedSession {
  id: string;
  topic: string;
  startsAt: string;
  endsAt: string;
  zone: string;
  localStart: string;
  phase: string;
  substituted: boolean;
  version: number;
  room: { id: string; name: string; seats: number; campus: { name: string } } | null;
  lecturers: { id: string; name: string }[];
  series: { id: string; rule: string; localStart: string; minutes: number; zone: string; ahead: number } | null;
}
export interface Clash {
  kind: string;
  blocking: boolean;
  occurrence: string;
  who: string | null;
  country: string | null;
  count: number | null;
  startsAt: string | null;
  endsAt: string | null;
  zone: string | null;
  message: string;
  session: { id: string } | null;
}
export interface Check {
  occurrences: { localStart: string; startsAt: string; endsAt: string; zone: string }[];
  clashes: Clash[];
  freeTimes: { localStart: string; startsAt: string; endsAt: string; zone: string }[];
}
export interface Outcome {
  sessions?: PlannedSession[];
  told?: number;
  check?: Check;
}

/** The timetable as one person plans it. */
export class Planner {
  constructor(
    private readonly api: RunningApi,
    private readonly cookie: string,
    private readonly sectionId: string,
  ) {}

  planning(localStart: string, more: object = {}): Promise<Reply> {
    const input = { sectionId: this.sectionId, localStart, minutes: 60, ...more };
    return this.ask(`mutation ($input: PlanInput!) { planSessions(input: $input) ${result} }`, { input });
  }

  async plan(localStart: string, more: object = {}): Promise<Outcome> {
    return dataOf<Outcome>(await this.planning(localStart, more), 'planSessions');
  }

  /** All warnings that exist. */
  async planned(localStart: string, more: object = {}): Promise<PlannedSession[]> {
    const { sessions, check: found } = await this.plan(localStart, { accept: anyWarning, ...more });
    if (!sessions) throw new Error(`not planned: ${JSON.stringify(found?.clashes)}`);
    return sessions;
  }

  async one(localStart: string, more: object = {}): Promise<PlannedSession> {
    const [session] = await this.planned(localStart, more);
    if (!session) throw new Error('nothing planned');
    return session;
  }

  checking(localStart: string, more: object = {}): Promise<Reply> {
    const input = { sectionId: this.sectionId, localStart, minutes: 60, ...more };
    return this.ask(`query ($input: PlanInput!) { checkPlan(input: $input) { ${check} } }`, { input });
  }

  async check(localStart: string, more: object = {}): Promise<Check> {
    return dataOf<Check>(await this.checking(localStart, more), 'checkPlan');
  }

  moving({ id, version }: { id: string; version: number }, more: object): Promise<Reply> {
    const input = { sessionId: id, version, ...more };
    return this.ask(`mutation ($input: MoveInput!) { moveSession(input: $input) ${result} }`, { input });
  }

  async move(session: { id: string; version: number }, more: object): Promise<Outcome> {
    return dataOf<Outcome>(await this.moving(session, { accept: anyWarning, ...more }), 'moveSession');
  }

  async checkMove({ id, version }: { id: string; version: number }, more: object): Promise<Check> {
    const input = { sessionId: id, version, ...more };
    return dataOf<Check>(
      await this.ask(`query ($input: MoveInput!) { checkMove(input: $input) { ${check} } }`, { input }),
      'checkMove',
    );
  }

  cancelling(id: string, scope?: string): Promise<Reply> {
    return this.ask(
      `mutation ($id: ID!, $scope: SeriesScope) { cancelSession(id: $id, scope: $scope) { ${session} } }`,
      {
        id,
        ...(scope ? { scope } : {}),
      },
    );
  }

  async cancel(id: string, scope?: string): Promise<PlannedSession[]> {
    return dataOf<PlannedSession[]>(await this.cancelling(id, scope), 'cancelSession');
  }

  /** All of the section, earliest first. */
  async all(sectionId = this.sectionId): Promise<PlannedSession[]> {
    const reply = await this.ask(
      `query ($id: ID!, $from: LocalDate!) { sectionTimetable(sectionId: $id, from: $from, days: 400) { ${session} } }`,
      { id: sectionId, from: `${year}-01-01` },
    );
    return dataOf<PlannedSession[]>(reply, 'sectionTimetable');
  }

  private ask(document: string, variables: object): Promise<Reply> {
    return this.api.ask(document, variables, { cookie: this.cookie });
  }
}

export function dataOf<T>({ data, errors }: Reply, field: string): T {
  const value = (data as Record<string, T> | null)?.[field];
  if (value === undefined || value === null) throw new Error(`no ${field}: ${JSON.stringify(errors)}`);
  return value;
}

export const refusal = ({ errors }: Reply) => errors.map(({ extensions: { code, field } }) => [code, field]);
export const kinds = ({ clashes }: Check) => clashes.map(({ kind }) => kind);
export const localStarts = (sessions: readonly { localStart: string }[] = []) =>
  sessions.map(({ localStart }) => localStart);

/** The last Sunday of a month, when Brussels changes its clocks: March and October. */
export function lastSunday(month: number): string {
  const last = new Date(Date.UTC(year, month, 0));
  last.setUTCDate(last.getUTCDate() - last.getUTCDay());
  return last.toISOString().slice(0, 10);
}

export function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first such weekday of a month (0 Sunday). */
export function firstWeekday(month: number, weekday: number): string {
  const first = new Date(Date.UTC(year, month - 1, 1));
  first.setUTCDate(1 + ((weekday - first.getUTCDay() + 7) % 7));
  return first.toISOString().slice(0, 10);
}
