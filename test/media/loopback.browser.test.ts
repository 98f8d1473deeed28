import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startChromium } from './chromium.ts';
import { hearing, hears, seeing } from './checks.ts';
import { addPageTools } from './page-tools.ts';

/**
 * Tests of the measuring tools: a browser calls itself, without any part of the platform between. The checks of the class tests must pass
 * here, and must fail for another's speech, for silence and for a picture that stands still.
 */
jest.setTimeout(120_000);

const call = `<!doctype html><title>Loopback</title><audio autoplay></audio><video autoplay muted></video><script>
  window.connect = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 640, height: 360 } });
    const here = new RTCPeerConnection(), there = new RTCPeerConnection();
    here.onicecandidate = ({ candidate }) => there.addIceCandidate(candidate);
    there.onicecandidate = ({ candidate }) => here.addIceCandidate(candidate);
    there.ontrack = ({ track }) => {
      document.querySelector(track.kind === 'audio' ? 'audio' : 'video').srcObject = new MediaStream([track]);
    };
    for (const track of stream.getTracks()) here.addTrack(track, stream);
    await here.setLocalDescription();
    await there.setRemoteDescription(here.localDescription);
    await there.setLocalDescription();
    await here.setRemoteDescription(there.localDescription);
    window.stream = stream;
  };
</script><button onclick="connect()">Connect</button>`;

let server: Server;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(call));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await startChromium({ speaks: 'lecturer' });
  const context = await browser.newContext();
  await addPageTools(context);
  page = await context.newPage();
  await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
  await page.getByRole('button', { name: 'Connect' }).click();
  await page.waitForFunction("[...document.querySelectorAll('audio, video')].every((media) => media.readyState >= 2)");
});

afterAll(async () => {
  await browser?.close();
  server?.close();
});

describe('a browser that calls itself', () => {
  test('hears the speech of its microphone and not the other one', async () => {
    const heard = await hearing(page, 'audio');
    expect(hears(heard, 'lecturer')).toBe(true);
    expect(hears(heard, 'student')).toBe(false);
  });

  test('sees the moving picture of its camera', async () => {
    const seen = await seeing(page, 'video');
    expect(seen.ours).toBe(true);
  });

  test('a picture that stands still is noticed', async () => {
    await page.evaluate("document.querySelector('video').pause()");
    const seen = await seeing(page, 'video');
    expect(seen).toMatchObject({ changed: 0, ours: false });
    await page.evaluate("document.querySelector('video').play()");
  });

  test('a black picture and silence are noticed', async () => {
    await page.evaluate('for (const track of stream.getTracks()) track.enabled = false');
    const heard = await hearing(page, 'audio');
    expect(hears(heard, 'lecturer')).toBe(false);
    const seen = await seeing(page, 'video');
    expect(seen.ours).toBe(false);
  });
});
