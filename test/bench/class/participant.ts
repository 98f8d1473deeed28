import { randomUUID } from 'node:crypto';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { emptyClass, firstSeq, fold, position, unpack } from '#classroom';
import type { ClassRole, ClassState } from '#classroom';
import type { Answer, AnswerValue, Payload, Push, RequestName } from '#contract';
import { signTicket } from '#contract/ticket';
import type { Timings } from './timings.ts';

export interface Wish {
  address: string;
  ticketSecret: string;
  classId: string;
  personId: string;
  role: ClassRole;
  /** As others see it. */
  name?: string;
  timings: Timings;
}

/** Messages that append to the log, once for their key. */
type AppendName = { [N in RequestName]: 'key' extends keyof Payload<N> ? N : never }[RequestName];

/** A scripted participant: a real Socket.IO client that notes when things arrive and whether anything is missing. */
export class Participant {
  readonly #wish: Wish;
  #socket: Socket | undefined;
  #seq = 0;
  /** Events that came after a hole. */
  holes = 0;
  refused = 0;
  /** The group it is in while the class is split. */
  group: number | undefined;
  /** It has entered and not gone. */
  here = false;
  /** Told before the answer to `class.enter`. */
  #early: Push<'class.events'>['events'] | undefined;

  constructor(wish: Wish) {
    this.#wish = wish;
  }

  get personId(): string {
    return this.#wish.personId;
  }

  /** Up to where it has the log. */
  get seq(): number {
    return this.#seq;
  }

  /** Connects and enters. @returns the answer to `class.enter`, and bytes that came over the wire with it */
  async enter(): Promise<{ answer: AnswerValue<'class.enter'>; bytes: number }> {
    const { address, ticketSecret, classId, personId, role, name = `Person ${personId.slice(0, 8)}` } = this.#wish;
    const ticket = { classId, personId, role, name };
    const socket = io(address, {
      path: '/live',
      auth: { ticket: await signTicket(ticket, ticketSecret) },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.#socket = socket;
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    this.#early = [];
    socket.on('class.events', ({ events }: Push<'class.events'>) => {
      if (this.#early) this.#early.push(...events);
      else this.#take(events);
    });
    const before = bytesRead(socket);
    const answer = await this.ask('class.enter', { after: this.#seq });
    const bytes = bytesRead(socket) - before;
    if (answer.snapshot) {
      this.#seq = Math.max(this.#seq, answer.snapshot.seq);
      this.group = answer.snapshot.people.find(({ id }) => id === personId)?.group;
    }
    this.#take(answer.events, false);
    const early = this.#early;
    this.#early = undefined;
    this.#take(early, false);
    this.here = true;
    return { answer, bytes };
  }

  async ask<N extends RequestName>(name: N, payload: Payload<N>): Promise<AnswerValue<N>> {
    const answer = (await this.#socket?.timeout(30_000).emitWithAck(name, payload)) as Answer<AnswerValue<N>>;
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
    return answer.value;
  }

  /** Says something the log holds; how long until it is durable is noted. */
  async say<N extends AppendName>(name: N, said: Omit<Payload<N>, 'key'>): Promise<void> {
    const key = randomUUID();
    const at = performance.now();
    this.#wish.timings.sent(key, at);
    try {
      const { seq } = (await this.ask(name, { key, ...said } as unknown as Payload<N>)) as { seq: number };
      this.#wish.timings.acknowledged(performance.now() - at, seq);
    } catch {
      this.refused += 1;
    }
  }

  goes(): void {
    this.here = false;
    this.#socket?.disconnect();
  }

  #take(events: Push<'class.events'>['events'], live = true): void {
    const now = performance.now();
    for (const event of events) {
      if (event.seq <= this.#seq) continue;
      if (firstSeq(event) > this.#seq + 1) this.holes += 1;
      this.#seq = event.seq;
      if (event.type === 'groups-opened')
        this.group = event.body.groups.find(({ members }) => members.includes(this.personId))?.id;
      if (event.type === 'groups-closed') this.group = undefined;
      if (live && event.key !== undefined && event.by !== this.personId) this.#wish.timings.delivered(event.key, now);
    }
  }
}

/** What came over the TCP connection, compressed as it was. */
function bytesRead(socket: Socket): number {
  const { transport } = socket.io.engine as unknown as { transport: { ws?: { _socket?: { bytesRead: number } } } };
  return transport.ws?._socket?.bytesRead ?? Number.NaN;
}

/** The state that an answer makes. */
export function stateOf({ snapshot, events }: AnswerValue<'class.enter'>): ClassState {
  let state = snapshot ? unpack(snapshot) : emptyClass;
  for (const event of events) if (position(state, event) === 'next') state = fold(state, event);
  return state;
}
