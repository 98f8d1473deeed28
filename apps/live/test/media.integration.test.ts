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
});
