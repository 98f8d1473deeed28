import type { types } from 'mediasoup';
import type { ClassRole, Source, Standing } from '#classroom';
import type { Push, PushName } from '#contract';
import { notAllowed, notFound } from '../failure.ts';
import { Allowance, mostBitrate } from './allowance.ts';
import type { Arrival } from './arrival.ts';
import type { ClassMedia, ClassProducer } from './class-media.ts';
import { routerCapabilities } from './codecs.ts';
import type { ClientTransport } from './client-transport.ts';
import { Receiving } from './receiving.ts';
import { Sending } from './sending.ts';

/** How a person's media speak to them. */
export interface PersonPort {
  push<N extends PushName>(name: N, payload: Push<N>): void;
  /** Whether a connection is there to hear a push. */
  listening(): boolean;
  /** Whether what somebody else sends is for them now. */
  hears(speaker: string): boolean;
  /** In which order what somebody sends is served. */
  standing(speaker: string): Standing;
  /** How what was sent to them arrived in the last seconds. */
  arrives(arrival: Arrival): void;
  /** How their own voice arrived here; undefined: they send none. */
  sounds(arrival: Arrival | undefined): void;
}

/** What one person sends and receives in a class: at most one transport each way; making one again closes the one before. */
export class PersonMedia {
  private out: Sending | undefined;
  private in: Receiving | undefined;
  /** Counts closings, so that what was being made meanwhile is not kept. */
  private closings = 0;
  /** Outlive what is sent: who sends too much and begins again begins with what is left. */
  private readonly allowances = new Map<Source, Allowance>();

  constructor(
    readonly personId: string,
    private readonly media: ClassMedia,
    private readonly port: PersonPort,
  ) {}

  get producers(): ClassProducer[] {
    return this.out?.producers ?? [];
  }

  /** Sources that are sent now. */
  get sending(): Source[] {
    return this.producers.map((producer) => producer.appData.source);
  }

  /** Whether there is anything that could be resumed. */
  get open(): boolean {
    return [this.out, this.in].some((side) => side && !side.way.closed);
  }

  async send(role: ClassRole): Promise<ClientTransport> {
    const made = await this.keep(async () =>
      Sending.open(await this.media.router(), this.personId, role, {
        changed: () => {
          this.media.changed();
        },
        sounds: (arrival) => {
          this.port.sounds(arrival);
        },
        allowance: (source) => this.allowance(source, role),
        exceeded: (source) => {
          this.exceeded(source);
        },
      }),
    );
    this.out?.close();
    this.out = made;
    return made.way;
  }

  async receive(capabilities: types.RtpCapabilities, want: readonly Source[]) {
    const made = await this.keep(async () =>
      Receiving.open(
        await this.media.router(),
        capabilities,
        want,
        () => this.media.producersFor(this.personId).filter(({ appData }) => this.port.hears(appData.personId)),
        this.port,
      ),
    );
    this.in?.close();
    this.in = made;
    return { transport: made.way.options, consumers: await made.start() };
  }

  want(sources: readonly Source[]): void {
    this.in?.want(sources);
  }

  /** @throws {LiveFailure} NOT_FOUND when it is not this person's */
  transport(transportId: string): ClientTransport {
    const side = [this.out, this.in].find((one) => one?.way.id === transportId);
    if (!side || side.way.closed) throw notFound('transport', 'transportId');
    return side.way;
  }

  /**
   * @param allowed asked again once the producer is there: the floor may be lost meanwhile
   */
  async produce(
    transportId: string,
    source: Source,
    rtpParameters: types.RtpParameters,
    allowed: () => boolean,
  ): Promise<ClassProducer> {
    const { out } = this;
    if (out?.way.id !== transportId || out.way.closed) throw notFound('sending transport', 'transportId');
    const producer = await out.produce(source, rtpParameters);
    if (!allowed()) {
      out.stop(producer);
      throw notAllowed();
    }
    this.media.announce(producer);
    this.media.changed();
    return producer;
  }

  stop(producerId: string): void {
    const producer = this.producers.find(({ id }) => id === producerId);
    if (!producer) throw notFound('producer', 'producerId');
    this.out?.stop(producer);
  }

  async resume(consumerId: string): Promise<void> {
    if (!(await this.in?.resume(consumerId))) throw notFound('consumer', 'consumerId');
  }

  /** Closes what may not be sent any longer. */
  keepOnly(may: (source: Source) => boolean): void {
    for (const producer of this.producers) if (!may(producer.appData.source)) this.out?.stop(producer);
  }

  /** Others send something new. */
  follow(): void {
    this.in?.follow();
  }

  /** The person is back on a new connection. */
  resumed(): void {
    this.in?.resumed();
  }

  /** The worker is gone, and with it all there was. */
  lost(): void {
    this.closings++;
    this.out = undefined;
    this.in = undefined;
  }

  close(): void {
    const sides = [this.out, this.in];
    this.lost();
    for (const side of sides) side?.close();
  }

  private allowance(source: Source, role: ClassRole): Allowance {
    const known = this.allowances.get(source);
    if (known) return known;
    const made = new Allowance(mostBitrate(source, role), performance.now());
    this.allowances.set(source, made);
    return made;
  }

  /** A client of ours that was cut off sets its media up again, and says what does not work; it would speak to nobody otherwise. */
  private exceeded(source: Source): void {
    this.media.exceeded(this.personId, source);
    this.close();
    this.port.push('media.reset', { routerCapabilities });
  }

  private async keep<S extends { close(): void }>(make: () => Promise<S>): Promise<S> {
    const before = this.closings;
    const made = await make();
    if (before === this.closings) return made;
    made.close();
    throw notFound('place in the class');
  }
}
