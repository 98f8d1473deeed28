import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Lecturer, announced } from '../../../test/bench/sfu/lecturer.ts';
import type { CaptionSource, VoicePacket } from '../src/captions/caption-source.ts';
import { hearOut } from '../src/captions/hear-out.ts';
import { ClassSessions } from '../src/class-session/class-sessions.ts';
import { mediaCodecs } from '../src/sfu/codecs.ts';
import { Workers } from '../src/sfu/workers.ts';
import { LiveUnderTest } from './live-under-test.ts';
import { World } from './world.ts';

/** Takes the place of speech recognition: it writes the captions that the test tells it to. */
class Ear implements CaptionSource {
  readonly voices = new Map<string, (text: string) => void>();
  readonly packets: VoicePacket[] = [];
  stopped = 0;
  private wakers: (() => void)[] = [];

  listen({ personId }: { personId: string }, said: (text: string) => void) {
    this.voices.set(personId, said);
    this.wake();
    return {
      packet: (packet: VoicePacket) => {
        this.packets.push(packet);
        this.wake();
      },
      stop: () => {
        this.stopped++;
        this.wake();
      },
    };
  }

  async until(is: () => boolean): Promise<void> {
    while (!is()) await new Promise<void>((resolve) => this.wakers.push(resolve));
  }

  private wake(): void {
    for (const wake of this.wakers.splice(0)) wake();
  }
}

const ear = new Ear();
let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start(ear);
});
afterAll(() => live.stop());

describe('a program that makes captions', () => {
  test('gets a voice packet by packet, as long as it is there', async () => {
    const own = new Ear();
    const { worker } = await live.part(Workers).pick();
    const router = await worker.createRouter({ mediaCodecs });
    const inward = await router.createPlainTransport({
      listenInfo: { protocol: 'udp', ip: '127.0.0.1' },
      comedia: true,
    });
    const voice = await inward.produce({ kind: 'audio', rtpParameters: announced.microphone });
    await hearOut(router, voice, 'ada', own, () => undefined);
    const lecturer = new Lecturer([{ ip: '127.0.0.1', port: inward.tuple.localPort }]);
    lecturer.speak();
    await own.until(() => own.packets.length >= 5);
    lecturer.stop();
    const [first, second] = own.packets;
    expect((second?.sequence ?? 0) - (first?.sequence ?? 0)).toBe(1);
    expect(first?.opus.length).toBeGreaterThan(0);
    voice.close();
    await own.until(() => own.stopped === 1);
    router.close();
  });

  test('writes into the log what a person says to the class, marked as its own', async () => {
    const world = await World.make(live);
    const host = world.host.ticket.personId;
    await ear.until(() => ear.voices.has(host));
    ear.voices.get(host)?.('  Good morning.  ');
    ear.voices.get(host)?.('   ');
    await world.listener.until(() => world.listener.events.find((event) => event.endsWith('captioned')));
    const { state } = (await live.part(ClassSessions).open(world.classId)).log;
    expect(state.captions).toMatchObject([{ by: host, text: 'Good morning.', auto: true }]);
  });

  test('says nothing of what is said in a group, nor for somebody who may not speak', async () => {
    const world = await World.make(live);
    const { personId } = world.speaker.ticket;
    const { sending } = await world.setUp(world.speaker);
    await world.publish(world.speaker, sending, 'microphone');
    await ear.until(() => ear.voices.has(personId));
    await world.host.ok('groups.open', { key: randomUUID(), groups: [{ name: 'One', members: [personId] }] });
    ear.voices.get(personId)?.('among us');
    // A person in a group who types captions writes none either.
    await world.host.ok('captioner.name', { key: randomUUID(), to: personId });
    const typed = await world.speaker.ask('caption.say', { key: randomUUID(), text: 'among us' });
    expect(typed).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
    await world.host.ok('groups.call', { key: randomUUID(), seconds: 0 });
    await world.host.ok('floor.take', { key: randomUUID(), from: personId });
    ear.voices.get(personId)?.('too late');
    const { log } = await live.part(ClassSessions).open(world.classId);
    await log.append(() => []);
    expect(log.state.captions).toEqual([]);
  });
});
