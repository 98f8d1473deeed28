import { describe, expect, it } from '@jest/globals';
import { DataMeter } from './meter.ts';

describe('DataMeter', () => {
  it('forecasts an hour from the rate of the last minute', () => {
    const meter = new DataMeter();
    // 25.2 kbit/s of voice, as findings have it for 60 ms packets at 16 kbit/s: 11.34 MB an hour.
    const bytesPerSecond = 25_200 / 8;
    let reading = meter.read(0);
    for (let second = 3; second <= 600; second += 3) {
      meter.report('receive', second * bytesPerSecond);
      reading = meter.read(second * 1_000);
    }
    expect(reading.megabytes).toBeCloseTo((600 * bytesPerSecond) / 1e6, 6);
    expect(reading.megabytesAnHour).toBeCloseTo(11.34, 2);
  });

  it('forgets a minute later what was costly before', () => {
    const meter = new DataMeter();
    meter.read(0);
    meter.report('receive', 50_000_000);
    for (let second = 3; second <= 120; second += 3) meter.read(second * 1_000);
    expect(meter.read(123_000).megabytesAnHour).toBe(0);
    expect(meter.read(123_000).megabytes).toBe(50);
  });

  it('forecasts nothing from a few seconds', () => {
    const meter = new DataMeter();
    meter.read(0);
    meter.report('receive', 1_000_000);
    expect(meter.read(5_000).megabytesAnHour).toBeUndefined();
    expect(meter.read(10_000).megabytesAnHour).toBeCloseTo(360);
  });

  it('keeps what a replaced transport had used, and adds what packets of the socket cost', () => {
    const meter = new DataMeter();
    meter.report('first', 4_000);
    meter.report('first', 5_000);
    meter.report('second', 1_000);
    meter.add('socket', 200);
    meter.add('socket', 300);
    // A reading that arrives late, or from a transport that began to count anew, takes nothing away.
    meter.report('first', 100);
    expect(meter.bytes).toBe(6_500);
  });
});
