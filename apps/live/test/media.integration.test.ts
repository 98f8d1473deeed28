import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BrowserObjects, dtlsParameters } from './browser-objects.ts';
import { LiveUnderTest } from './live-under-test.ts';

let live: LiveUnderTest;
beforeAll(async () => {
  live = await LiveUnderTest.start();
});
afterAll(() => live.stop());

describe('media of a class', () => {
  test('a lecturer publishes, a student receives', async () => {
    const classId = await live.makeClass();
    const lecturer = await live.connect(await live.ticket(classId, 'host', 'Lecturer'));
    const { routerCapabilities } = await lecturer.ok('class.enter', { after: 0 });
    const browser = new BrowserObjects(routerCapabilities);
    const { transport } = await lecturer.ok('media.send', {});
    await lecturer.ok('media.connect', { transportId: transport.id, dtlsParameters: dtlsParameters() });
    for (const source of ['microphone', 'camera', 'screen', 'screen-sound'] as const) {
      await lecturer.ok('media.produce', {
        transportId: transport.id,
        source,
        rtpParameters: browser.rtpParameters(source),
      });
    }
    const student = await live.join(classId, 'listener', 'Student');
    const received = await student.ok('media.receive', {
      rtpCapabilities: browser.rtpCapabilities,
      want: ['microphone', 'screen', 'screen-sound'],
    });
    expect(received.consumers.map(({ source, kind }) => [source, kind])).toEqual([
      ['microphone', 'audio'],
      ['screen', 'video'],
      ['screen-sound', 'audio'],
    ]);
    await student.ok('media.want', { want: ['camera', 'microphone'] });
    await student.push('media.consumer.closed');
    await student.push('media.consumer.closed');
    const { consumer } = await student.push('media.consumer.new');
    expect(consumer).toMatchObject({ source: 'camera', kind: 'video', personId: lecturer.ticket.personId });
  });

  test('no other client gets the RTP parameters of a speaker as they were sent', async () => {
    const classId = await live.makeClass();
    const speaker = await live.connect(await live.ticket(classId, 'host', 'Speaker'));
    const { routerCapabilities } = await speaker.ok('class.enter', { after: 0 });
    const browser = new BrowserObjects(routerCapabilities);
    const { transport } = await speaker.ok('media.send', {});
    await speaker.ok('media.connect', { transportId: transport.id, dtlsParameters: dtlsParameters() });
    const voice = browser.rtpParameters('microphone');
    const [opus] = voice.codecs;
    const producing = (parameters: object, more: object = {}) => ({
      transportId: transport.id,
      source: 'microphone' as const,
      rtpParameters: { ...voice, ...more, codecs: [{ ...opus, parameters }] } as typeof voice,
    });
    const lineEnd = 'x\r\na=candidate:1 1 udp 1 192.0.2.7 9 typ host';
    for (const refused of [
      producing({ [lineEnd]: 1 }),
      producing({ minptime: lineEnd }),
      producing({}, { rtcp: { cname: lineEnd } }),
      producing({}, { msid: lineEnd }),
      producing({}, { mid: lineEnd }),
    ]) {
      const answer = await speaker.ask('media.produce', refused);
      expect(answer).toMatchObject({ ok: false, error: { code: 'BAD_INPUT' } });
    }
    await speaker.ok(
      'media.produce',
      producing({ useinbandfec: 1, 'x-planted': 'planted' }, { msid: 'planted planted', rtcp: { cname: 'planted' } }),
    );
    const student = await live.join(classId, 'listener', 'Student');
    const { consumers } = await student.ok('media.receive', {
      rtpCapabilities: browser.rtpCapabilities,
      want: ['microphone'],
    });
    expect(consumers[0]?.rtpParameters.codecs[0]).toMatchObject({ parameters: { useinbandfec: 1 } });
    expect(JSON.stringify(consumers)).not.toContain('planted');
  });
});
