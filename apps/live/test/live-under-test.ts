import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { ClassRole } from '#classroom';
import type { Answer, AnswerValue, ClassTicket, Payload, Push, PushName, RequestName } from '#contract';
import { signTicket } from '#contract/ticket';
import { readConfig } from '#platform';
import type { Config } from '#platform';
import { createLiveApp } from '../src/app.ts';
import type { CaptionSource } from '../src/captions/caption-source.ts';
import { Fixtures } from './fixtures.ts';

/** A real gateway on free ports, with a database of its own and real workers. */
export class LiveUnderTest {
  readonly config: Config;
  private app: INestApplication | undefined;
  private readonly clients: Client[] = [];

  private constructor(
    readonly fixtures: Fixtures,
    private readonly captions?: CaptionSource,
    env: Record<string, string> = {},
  ) {
    const { MEDIASOUP_WORKER_BIN } = process.env;
    this.config = readConfig({
      DATABASE_URL: fixtures.database.url,
      SFU_WORKERS: '1',
      SFU_PORT: '0',
      LOG_LEVEL: 'fatal',
      MEDIASOUP_WORKER_BIN,
      ...env,
    });
  }

  static async start(captions?: CaptionSource, env?: Record<string, string>): Promise<LiveUnderTest> {
    const live = new LiveUnderTest(await Fixtures.start(), captions, env);
    await live.startApp();
    return live;
  }

  /** @param port where clients look for it; any that is free when it is not given */
  async startApp(port = 0): Promise<void> {
    this.app = await createLiveApp(this.config, this.captions);
    await this.app.listen(port, '127.0.0.1');
  }

  /** The gateway stops as on SIGTERM. */
  async stopApp(): Promise<void> {
    await this.app?.close();
    this.app = undefined;
  }

  async stop(): Promise<void> {
    for (const client of this.clients) client.socket.disconnect();
    await this.stopApp();
    await this.fixtures.stop();
  }

  get address(): string {
    const { port } = this.running.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** One of the running gateway's parts. */
  part<T>(token: abstract new (...args: never[]) => T): T {
    return this.running.get<T>(token, { strict: false });
  }

  person(name: string): Promise<string> {
    return this.fixtures.person(name);
  }

  makeClass(): Promise<string> {
    return this.fixtures.makeClass();
  }

  async ticket(classId: string, role: ClassRole, name: string, personId?: string): Promise<ClassTicket> {
    const id = personId ?? (await this.person(name));
    await this.fixtures.seat(classId, id, role);
    return { classId, role, name, personId: id };
  }

  sign(ticket: ClassTicket, at?: Date): Promise<string> {
    return signTicket(ticket, this.config.ticketSecret, at);
  }

  /** A connection that has not entered yet. */
  async connect(ticket: ClassTicket): Promise<Client> {
    const client = this.open(await this.sign(ticket), ticket);
    await client.connected();
    return client;
  }

  /** A new person in the class. */
  async join(classId: string, role: ClassRole, name: string): Promise<Client> {
    const client = await this.connect(await this.ticket(classId, role, name));
    await client.ok('class.enter', { after: 0 });
    return client;
  }

  open(token: unknown, ticket?: ClassTicket, extraHeaders: Record<string, string> = {}): Client {
    const client = new Client(
      io(this.address, {
        path: '/live',
        auth: { ticket: token },
        transports: ['websocket'],
        reconnection: false,
        forceNew: true,
        extraHeaders,
      }),
      ticket,
    );
    this.clients.push(client);
    return client;
  }

  private get running(): INestApplication {
    if (!this.app) throw new Error('The gateway is stopped.');
    return this.app;
  }
}

interface Heard {
  name: string;
  payload: unknown;
}

/** A real Socket.IO client that remembers what it was told. */
export class Client {
  readonly heard: Heard[] = [];
  private wakers: (() => void)[] = [];

  constructor(
    readonly socket: Socket,
    private readonly admitted?: ClassTicket,
  ) {
    socket.onAny((name: string, payload: unknown) => {
      this.heard.push({ name, payload });
      this.wake();
    });
    socket.on('disconnect', () => {
      this.wake();
    });
  }

  get ticket(): ClassTicket {
    if (!this.admitted) throw new Error('This client has no ticket of its own.');
    return this.admitted;
  }

  connected(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', reject);
    });
  }

  ask<N extends RequestName>(name: N, payload: Payload<N>): Promise<Answer<AnswerValue<N>>> {
    return this.raw(name, payload) as Promise<Answer<AnswerValue<N>>>;
  }

  /** Sends any message, also a malformed one. */
  async raw(name: string, ...args: unknown[]): Promise<Answer<unknown>> {
    return (await this.socket.timeout(10_000).emitWithAck(name, ...args)) as Answer<unknown>;
  }

  /** @throws {AppError} the refusal of the gateway */
  async ok<N extends RequestName>(name: N, payload: Payload<N>): Promise<AnswerValue<N>> {
    const answer = await this.ask(name, payload);
    if (!answer.ok)
      throw new Error(`${name}: ${answer.error.code} ${answer.error.message} ${answer.error.field ?? ''}`);
    return answer.value;
  }

  pushes<N extends PushName>(name: N): Push<N>[] {
    return this.heard.filter((one) => one.name === name).map((one) => one.payload as Push<N>);
  }

  /** Every event that it got, as `seq type`. */
  get events(): string[] {
    return this.pushes('class.events').flatMap(({ events }) => events.map(({ seq, type }) => `${seq} ${type}`));
  }

  /** The first such push, waiting for it. */
  async push<N extends PushName>(name: N, is: (payload: Push<N>) => boolean = () => true): Promise<Push<N>> {
    return this.until(() => this.pushes(name).find(is));
  }

  async disconnected(): Promise<void> {
    await this.until(() => (this.socket.connected ? undefined : true));
  }

  /** Waits until a question about what it got has an answer; the test's own time limit ends it. */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.wakers.push(resolve));
    }
  }

  private wake(): void {
    for (const wake of this.wakers.splice(0)) wake();
  }
}
