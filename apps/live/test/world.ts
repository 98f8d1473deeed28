import { randomUUID } from 'node:crypto';
import type { Source } from '#classroom';
import type { AnswerValue } from '#contract';
import { BrowserObjects, dtlsParameters } from './browser-objects.ts';
import type { Client, LiveUnderTest } from './live-under-test.ts';

type Consumers = AnswerValue<'media.receive'>['consumers'];

/** What a client has set up for its media. */
export interface Setup {
  sending: string;
  receiving: string;
  consumers: Consumers;
}

/** A running class: a host who speaks, a listener, and a person who has the floor. */
export class World {
  private constructor(
    readonly live: LiveUnderTest,
    readonly classId: string,
    readonly host: Client,
    readonly listener: Client,
    readonly speaker: Client,
    readonly browser: BrowserObjects,
    /** Media of the host. */
    readonly sending: string,
    readonly producer: string,
  ) {}

  static async make(live: LiveUnderTest): Promise<World> {
    const classId = await live.makeClass();
    const host = await live.connect(await live.ticket(classId, 'host', 'Host'));
    const { routerCapabilities } = await host.ok('class.enter', { after: 0 });
    const browser = new BrowserObjects(routerCapabilities);
    const listener = await live.join(classId, 'listener', 'Listener');
    const speaker = await live.join(classId, 'listener', 'Speaker');
    await host.ok('floor.give', { key: randomUUID(), to: speaker.ticket.personId });
    const sending = await World.sendingOf(host);
    const producer = await produce(host, browser, sending, 'microphone');
    await host.until(() => host.events.find((event) => event.endsWith('media-started')));
    return new World(live, classId, host, listener, speaker, browser, sending, producer);
  }

  /** Both transports, connected, as a browser would. */
  async setUp(client: Client): Promise<Setup> {
    const sending = await World.sendingOf(client);
    const { transport, consumers } = await client.ok('media.receive', {
      rtpCapabilities: this.browser.rtpCapabilities,
      want: ['microphone', 'screen', 'camera'],
    });
    await client.ok('media.connect', { transportId: transport.id, dtlsParameters: dtlsParameters() });
    return { sending, receiving: transport.id, consumers };
  }

  publish(client: Client, transportId: string, source: Source): Promise<string> {
    return produce(client, this.browser, transportId, source);
  }

  /** Everything in the log, as the host gets it. */
  async log(): Promise<string[]> {
    const { events } = await this.host.ok('log.since', { after: 0 });
    return events.map(({ seq, type }) => `${seq} ${type}`);
  }

  private static async sendingOf(client: Client): Promise<string> {
    const { transport } = await client.ok('media.send', {});
    await client.ok('media.connect', { transportId: transport.id, dtlsParameters: dtlsParameters() });
    return transport.id;
  }
}

async function produce(client: Client, browser: BrowserObjects, transportId: string, source: Source): Promise<string> {
  const { producerId } = await client.ok('media.produce', {
    transportId,
    source,
    rtpParameters: browser.rtpParameters(source),
  });
  return producerId;
}
