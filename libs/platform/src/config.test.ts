import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ConfigError, readConfig, settings } from './config.ts';

describe('configuration', () => {
  test('has defaults with which the services run', () => {
    const config = readConfig({});
    expect(config).toMatchObject({ port: 8080, publicAddress: 'http://localhost:8080', demo: true, logLevel: 'info' });
    expect(config.sfu).toMatchObject({ port: 40_000, address: '127.0.0.1' });
    expect(config.sfu.workers).toBeGreaterThan(0);
    expect(config.ticketSecret).toHaveLength(64);
  });

  test('an empty variable is an absent one', () => {
    expect(readConfig({ PORT: '' }).port).toBe(8080);
  });

  test('an external database turns the demo off unless it is asked for', () => {
    const DATABASE_URL = 'postgres://somebody@db.example/ikiraro';
    expect(readConfig({ DATABASE_URL }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: 'true' }).demo).toBe(true);
  });

  test.each([
    ['http://localhost:8080', true],
    ['http://127.0.0.1:8080', true],
    ['http://[::1]:8080', true],
    ['https://class.example.org', false],
    ['http://192.0.2.7:8080', false],
    ['http://127.0.0.1.example.org', false],
  ])('at %s the demo is loaded without a word: %s', (PUBLIC_ADDRESS, demo) => {
    expect(readConfig({ PUBLIC_ADDRESS }).demo).toBe(demo);
    expect(readConfig({ PUBLIC_ADDRESS, DEMO: 'true' }).demo).toBe(true);
  });

  test('the media address is the public host unless it is set', () => {
    expect(readConfig({ PUBLIC_ADDRESS: 'https://class.example.org/' })).toMatchObject({
      publicAddress: 'https://class.example.org',
      sfu: { address: 'class.example.org' },
    });
    expect(readConfig({ PUBLIC_ADDRESS: 'https://class.example.org', SFU_ADDRESS: '192.0.2.7' }).sfu.address).toBe(
      '192.0.2.7',
    );
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['SFU_PORT', '-1'],
    ['SFU_WORKERS', '0'],
    ['PUBLIC_ADDRESS', 'class.example.org'],
    ['PUBLIC_ADDRESS', 'https://class.example.org/path'],
    ['TRUSTED_PROXIES', 'proxy.example.org'],
    ['DATABASE_URL', 'mysql://db'],
    ['SMTP_URL', 'http://mail'],
    ['TICKET_SECRET', 'short'],
    ['NOTICE_DELAY', 'soon'],
    ['NOTICE_DELAY', '3601'],
    ['MEETING_LOG_MONTHS', '5'],
    ['MEETING_LOG_MONTHS', 'long'],
    ['DEMO', 'perhaps'],
    ['FREE_DOCUMENTS', 'some'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s is refused in a sentence that names it', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(name));
  });

  test('a secret is not repeated in the message', () => {
    expect(() => readConfig({ SMTP_URL: 'http://me:hunter2@mail' })).toThrow(ConfigError);
    expect(() => readConfig({ SMTP_URL: 'http://me:hunter2@mail' })).not.toThrow(/hunter2/);
  });

  test('every wrong setting is named at once', () => {
    expect(() => readConfig({ PORT: 'x', DEMO: 'y' })).toThrow(/PORT[\s\S]*DEMO/);
  });

  test('README lists every setting with its default', () => {
    // Prettier pads the columns and escapes underscores in them.
    const readme = readFileSync('README.md', 'utf8').replace(/ +/g, ' ');
    for (const [name, { about, byDefault }] of Object.entries(settings)) {
      expect(readme).toContain(`| \`${name}\` | ${about} | ${byDefault} |`);
    }
  });
});
