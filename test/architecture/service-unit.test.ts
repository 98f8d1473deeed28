import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { inNamespace } from '../../apps/api/src/confine/namespace.ts';

const file = 'deploy/ikiraro.service';
const text = readFileSync(file, 'utf8');

interface Setting {
  section: string;
  key: string;
  value: string;
}

function settingsOf(unit: string): Setting[] {
  let section = '';
  return unit.split('\n').flatMap((line) => {
    if (line === '' || line.startsWith('#')) return [];
    const [, named] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (named !== undefined) {
      section = named;
      return [];
    }
    const [, key, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new Error(`This is no setting: ${line}`);
    return [{ section, key, value }];
  });
}

const settings = settingsOf(text);
const valuesOf = (key: string) => settings.filter((each) => each.key === key).map(({ value }) => value);

/** systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5). */
const known: Readonly<Record<string, readonly string[]>> = {
  Unit: ['Description', 'Wants', 'After', 'StartLimitIntervalSec', 'StartLimitBurst'],
  Service: [
    ...['Type', 'User', 'Group', 'WorkingDirectory', 'ExecStart', 'EnvironmentFile', 'Environment', 'UMask'],
    ...['StateDirectory', 'StateDirectoryMode', 'CacheDirectory', 'ReadWritePaths'],
    ...['KillMode', 'TimeoutStopSec', 'Restart', 'RestartSec', 'OOMPolicy'],
    ...['MemoryHigh', 'MemoryMax', 'Delegate', 'DelegateSubgroup', 'TasksMax', 'LimitNOFILE'],
    ...['NoNewPrivileges', 'CapabilityBoundingSet', 'AmbientCapabilities', 'ProtectSystem', 'ProtectHome'],
    ...['PrivateTmp', 'PrivateDevices', 'ProtectClock', 'ProtectHostname', 'ProtectKernelModules', 'ProtectProc'],
    ...['RestrictAddressFamilies', 'RestrictRealtime', 'RestrictSUIDSGID', 'RestrictNamespaces', 'LockPersonality'],
    ...['RemoveIPC', 'SystemCallArchitectures', 'SystemCallFilter', 'SystemCallErrorNumber'],
  ],
  Install: ['WantedBy'],
};

test('every setting stands in a section of the unit that knows it', () => {
  expect(settings.filter(({ section, key }) => !(known[section] ?? []).includes(key))).toEqual([]);
});

test('the unit starts what npm start starts, and keeps its data where it may write', () => {
  const [start = ''] = valuesOf('ExecStart');
  const [node, program = ''] = start.split(' ');
  expect(node).toBe('/usr/bin/node');
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
  expect(scripts['start']).toContain(program);
  expect(existsSync(program)).toBe(true);
  expect(valuesOf('Environment')).toContain(`DATA_DIR=/var/lib/${valuesOf('StateDirectory').join()}`);
  expect(valuesOf('ReadWritePaths')).toEqual(valuesOf('WorkingDirectory'));
});

test('the unit denies what the platform does not need', () => {
  for (const key of ['NoNewPrivileges', 'PrivateTmp', 'PrivateDevices', 'ProtectHome', 'RestrictSUIDSGID']) {
    expect([key, valuesOf(key)]).toEqual([key, ['yes']]);
  }
  expect(valuesOf('ProtectSystem')).toEqual(['strict']);
  expect(valuesOf('CapabilityBoundingSet')).toEqual(['']);
  expect(valuesOf('User')).toEqual(['ikiraro']);
});

test('the unit allows the namespaces that confine LibreOffice, and the compiler of Node', () => {
  const nameOf: Readonly<Record<string, string>> = { '--mount': 'mnt' };
  const asked = inNamespace('/root', '/work', '/bin/true', [])
    .args.filter((arg) => /^--(user|mount|net|pid|ipc|uts|cgroup|time)$/.test(arg))
    .map((arg) => nameOf[arg] ?? arg.slice(2));
  expect(asked.length).toBeGreaterThan(4);
  expect(valuesOf('RestrictNamespaces').join(' ').split(' ').sort()).toEqual(asked.sort());
  expect(valuesOf('SystemCallFilter').join(' ').split(' ')).toContain('@mount');
  for (const key of ['ProtectKernelTunables', 'ProtectKernelLogs', 'ProtectControlGroups', 'MemoryDenyWriteExecute']) {
    expect([key, valuesOf(key)]).toEqual([key, []]);
  }
  // A deck that is killed for its memory does not stop the service.
  expect(valuesOf('OOMPolicy')).toEqual(['continue']);
});

/** Where systemd is installed, its own parser checks the file as well; the tests above run everywhere. */
test('systemd, where it is installed, reads it without a complaint', () => {
  if (!isInstalled()) {
    console.warn('systemd-analyze is not installed here: only the settings themselves were looked at.');
    return;
  }
  // This setting is newer than the systemd of Debian 12, which ignores it.
  const complaints = complaintsOf(text).filter(
    (line) => line.includes('ikiraro.service') && !line.includes("'DelegateSubgroup'"),
  );
  expect(complaints).toEqual([]);
  // systemd would complain of an unknown user.
  expect(complaintsOf(text.replace('KillMode=', 'KilMode=')).join()).toContain('KilMode');
});

const isInstalled = () => spawnSync('systemd-analyze', ['--version']).status === 0;

function complaintsOf(unit: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ikiraro-unit-'));
  try {
    const path = join(folder, 'ikiraro.service');
    // It looks whether the program is there.
    writeFileSync(path, unit.replace('/usr/bin/node', process.execPath));
    const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', path], { encoding: 'utf8' });
    return `${stdout}${stderr}`.split('\n').filter(Boolean);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
