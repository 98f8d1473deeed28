import type { ComponentChildren } from 'preact';
import type { ClassEvent, ClassEventBodies, ClassEventType } from '#classroom';
import type { LiveErrorCode, RequestName } from '#contract';
import { LiveClass } from '../engine/live-class.ts';
import type { ClassSocket } from '../engine/socket.ts';
import type { ClassSession } from '../session.ts';
import { ClassContext } from './class-context.ts';
import type { RailTab, ClassDialog } from './class-context.ts';

/** Only unit tests load this file: a class whose log a test writes, as the page's own engine lives it. */

export interface Asked {
  readonly name: RequestName;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Each class has its own, because what is half written is kept by it. */
let sessions = 0;
const newSession = (): ClassSession => ({
  __typename: 'Session',
  id: `session ${(sessions += 1)}`,
  title: 'Algebra',
  topic: '',
  startsAt: '2026-11-30T08:00:00Z',
  endsAt: '2026-11-30T10:00:00Z',
  zone: 'Africa/Kigali',
  phase: 'OPEN',
  viewerMayEnter: true,
  lecturers: [{ __typename: 'Person', id: 'ada', name: 'Ada Mukamana' }],
  owner: null,
  section: {
    __typename: 'Section',
    id: 'section',
    campus: { __typename: 'Campus', id: 'campus', name: 'Main', zone: 'Africa/Kigali' },
    lecturers: [{ __typename: 'Person', id: 'ada', name: 'Ada Mukamana' }],
    viewerMay: { __typename: 'SectionPermissions', seeAttendance: false },
  },
});

export class ClassInTest {
  /** What the page asked for, but for entering and catching up. */
  readonly asked: Asked[] = [];
  /** Requests get no answer while it is false. */
  answers = true;
  /** Why requests are refused from now on. */
  refusal: LiveErrorCode | undefined;
  readonly dialogs: (ClassDialog | undefined)[] = [];
  readonly tabs: RailTab[] = [];
  readonly session = newSession();
  readonly live: LiveClass;
  private readonly log: ClassEvent[] = [];
  private push: ((name: string, payload: unknown) => void) | undefined;
  private lost: (() => void) | undefined;
  private connected = false;
  /** The network is there. */
  private reachable = true;

  constructor(me: string) {
    this.live = new LiveClass({
      sessionId: this.session.id,
      personId: me,
      admit: () => Promise.resolve({ ticket: 'ticket', classId: this.session.id, path: '/live' }),
      choice: 'voice',
      devices: () => ({}),
      openSocket: () => this.socket(),
    });
  }

  /** Something happens in the class. @returns its sequence number */
  happen<T extends Exclude<ClassEventType, 'hidden'>>(by: string, type: T, body: ClassEventBodies[T], key?: string) {
    const seq = this.log.length + 1;
    const event = { seq, at: Date.UTC(2026, 10, 30, 8) + seq * 1_000, by, type, body, ...(key ? { key } : {}) };
    this.log.push(event as ClassEvent);
    if (this.connected) this.push?.('class.events', { events: [event] });
    return seq;
  }

  /** Ends when the page is in, and knows that there are no media here. */
  async enter(): Promise<void> {
    this.live.start();
    await until(() => this.live.connection.state.value.is === 'open' && this.live.media.health.value === 'unsupported');
  }

  /** The line is lost, and stays so until `mend`. */
  async cut(): Promise<void> {
    this.reachable = false;
    this.connected = false;
    this.lost?.();
    await until(() => this.live.connection.state.value.is === 'lost');
  }

  async mend(): Promise<void> {
    this.reachable = true;
    this.live.connection.retryNow();
    await until(() => this.live.connection.state.value.is === 'open');
  }

  /** What was asked by one name, without the keys. */
  saidBy(name: RequestName): Readonly<Record<string, unknown>>[] {
    return this.asked.filter((one) => one.name === name).map(({ payload: { key: _, ...said } }) => said);
  }

  private socket(): ClassSocket {
    const handlers = new Map<string, (payload: unknown) => void>();
    this.push = (name, payload) => handlers.get(name)?.(payload);
    const isConnected = () => this.connected;
    return {
      get connected() {
        return isConnected();
      },
      connect: (_ticket, { connected, failed }) => {
        this.connected = this.reachable;
        if (this.reachable) connected();
        else failed(undefined, 'the test cut the line');
      },
      disconnect: () => {
        if (!this.connected) return;
        this.connected = false;
        this.lost?.();
      },
      emit: (name, payload, answered) => {
        const answer = this.answer(name as RequestName, payload as Asked['payload']);
        if (answer) queueMicrotask(() => answered(answer));
      },
      on: (name, handler) => void handlers.set(name, handler),
      onLost: (handler) => (this.lost = handler),
    };
  }

  private answer(name: RequestName, payload: Asked['payload']): object | undefined {
    if (name === 'class.enter' || name === 'log.since') {
      const events = this.log.slice(Number(payload['after']));
      const entered = { now: Date.now(), epoch: 'test', routerCapabilities: { codecs: [] } };
      return { ok: true, value: { events, ...(name === 'class.enter' ? entered : {}) } };
    }
    this.asked.push({ name, payload });
    if (!this.answers) return undefined;
    if (this.refusal) return { ok: false, error: { code: this.refusal, message: 'the test refuses it' } };
    return { ok: true, value: 'key' in payload ? { seq: this.log.length + 1 } : {} };
  }
}

/** What is shown in this class. */
export function InClass({ of: opened, children }: { of: ClassInTest; children: ComponentChildren }) {
  const parts = {
    live: opened.live,
    session: opened.session,
    // The class page tells what did not come through.
    act: (work: () => Promise<void>) => work().catch(() => undefined),
    ask: (dialog: ClassDialog | undefined) => void opened.dialogs.push(dialog),
    turnTo: (tab: RailTab) => void opened.tabs.push(tab),
  };
  return <ClassContext.Provider value={parts}>{children}</ClassContext.Provider>;
}

async function until(met: () => boolean): Promise<void> {
  while (!met()) await new Promise((resolve) => setTimeout(resolve, 5));
}
