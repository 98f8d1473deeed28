import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { artifacts } from '../media/cache.ts';

/** Our names: `ik`, a letter for what it is, one for what it serves, one for the worker, the process id of the run. */
const ours = /^ik[bphn]([a-z]{2}(\d+))x?$/;

async function ip(...words: string[]): Promise<string> {
  return (await promisify(execFile)('ip', words)).stdout;
}

/** IPv4 addresses this machine has now. */
export async function addressesInUse(): Promise<Set<string>> {
  const links = JSON.parse(await ip('-j', 'addr')) as { addr_info?: { local?: string }[] }[];
  return new Set(links.flatMap(({ addr_info }) => (addr_info ?? []).flatMap(({ local }) => (local ? [local] : []))));
}

/** Removes everything a run made; a missing thing is no error. Programs left at the far end are ended: a browser there does not notice that nobody steers it any more. */
export async function removeLine({ tag }: { readonly tag: string }): Promise<void> {
  const left = await ip('netns', 'pids', `ikn${tag}`).catch(() => '');
  for (const pid of left.split(/\s+/).filter(Boolean)) end(Number(pid));
  const attempts = [
    ['netns', 'del', `ikn${tag}`],
    ['link', 'del', `ikh${tag}`],
    ['link', 'del', `ikb${tag}`],
  ];
  for (const words of attempts) await ip(...words).catch(() => undefined);
  await rm(`${artifacts}far-end-${tag}.sh`, { force: true });
}

/** Takes down what runs left behind that were killed before they could. */
export async function removeStaleLines(): Promise<void> {
  const links = JSON.parse(await ip('-j', 'link')) as { ifname: string }[];
  const spaces = (await ip('netns', 'list')).split('\n').map((row) => row.split(' ')[0] ?? '');
  for (const name of [...links.map(({ ifname }) => ifname), ...spaces]) {
    const [, tag, run] = ours.exec(name) ?? [];
    if (tag && !alive(Number(run))) await removeLine({ tag });
  }
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
