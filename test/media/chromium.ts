import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, LaunchOptions } from 'playwright-core';
import { pictureFile } from './picture.ts';
import { speechFile } from './speech.ts';
import type { Speaker } from './speech.ts';

/** Debian's Chromium, which the set-up installs. */
export const chromiumPath = '/usr/bin/chromium';

export interface ChromiumWishes {
  /** Whose speech the microphone hears. */
  readonly speaks: Speaker;
  /** A page from this http:// address counts as secure, as with TLS: without, a browser gives no camera or microphone. */
  readonly trustedOrigin?: string | undefined;
  /** Title of a tab that this person shares when the browser asks for a screen; without, it is Chromium's own test screen. */
  readonly shares?: string | undefined;
  /** The program to start instead of Debian's Chromium: one that starts it elsewhere (test/network). */
  readonly executable?: string | undefined;
}

/**
 * A Chromium of its own process, with speech as its microphone and a moving picture as its camera, both over and over. The three throttling
 * switches are off because the windows of all people cover one another here, and none of them would for its person.
 */
export async function startChromium(wishes: ChromiumWishes): Promise<Browser> {
  return chromium.launch(await launchOptions(wishes));
}

/** The same, which keeps what a browser keeps in `profile`, a directory, as that of a person does. */
export async function startChromiumWith(
  profile: string,
  wishes: ChromiumWishes,
  context: BrowserContextOptions,
): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...(await launchOptions(wishes)), ...context });
}

async function launchOptions({ speaks, trustedOrigin, shares, executable }: ChromiumWishes): Promise<LaunchOptions> {
  const [speech, picture] = await Promise.all([speechFile(speaks), pictureFile()]);
  return {
    executablePath: executable ?? chromiumPath,
    // Playwright silences every tab, and a silenced tab is also shared without its sound.
    ignoreDefaultArgs: shares === undefined ? [] : ['--mute-audio'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-background-timer-throttling',
      '--disable-backgrounding-occluded-windows',
      '--disable-renderer-backgrounding',
      ...(shares === undefined
        ? ['--use-fake-ui-for-media-stream']
        : [`--auto-select-tab-capture-source-by-title=${shares}`]),
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${speech}`,
      `--use-file-for-fake-video-capture=${picture}`,
      ...(trustedOrigin ? [`--unsafely-treat-insecure-origin-as-secure=${trustedOrigin}`] : []),
    ],
  };
}
