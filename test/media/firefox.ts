import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import { pageScripts } from './page-tools.ts';

/** Debian's Firefox, which the set-up installs. */
export const firefoxPath = '/usr/bin/firefox-esr';

export interface FirefoxWishes {
  /** Pages of this host count as secure, as with TLS: without, a browser gives no camera or microphone. */
  readonly trustedHost: string;
  /** The program to start instead of Debian's Firefox: one that starts it elsewhere (test/network). */
  readonly executable?: string | undefined;
  /** Port at which it is steered; without, it chooses. */
  readonly port?: number | undefined;
}

/**
 * A Firefox of its own process, steered over WebDriver BiDi (playwright steers only a Firefox of its own making), for somebody who reads English. Its microphone
 * hums and its camera changes colour: it has no others to pretend.
 */
export async function startFirefox({ trustedHost, executable, port }: FirefoxWishes): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: executable ?? firefoxPath,
    ...(port === undefined ? {} : { debuggingPort: port }),
    headless: true,
    timeout: 120_000,
    protocolTimeout: 240_000,
    extraPrefsFirefox: {
      'dom.securecontext.allowlist': trustedHost,
      // On a page that counts as secure it would ask for every picture by https.
      'security.mixed_content.upgrade_display_content': false,
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      'intl.accept_languages': 'en-GB, en',
    },
  });
}

/** Puts the tools of test/media into every page that opens from now on in this one. */
export async function addToolsTo(page: Page): Promise<void> {
  for (const script of await pageScripts()) await page.evaluateOnNewDocument(script);
}
