// The health check of api and live: `node healthcheck.mjs PORT`. Docker only marks a container that hangs. So when the process has been
// well once and then does not answer four times in a row, it is ended here, and `restart` starts the container again. Under `init: true`,
// for the first process of a container cannot be killed from inside.
import { performance } from 'node:perf_hooks';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const [port = '', file = '/tmp/ikiraro-misses'] = process.argv.slice(2);
const allowed = 4;
/** Below the timeout of the check itself. */
const patienceMs = Number(process.env.HEALTH_PATIENCE ?? 7_000);

/** The child of the container's first process; whatever runs under another parent is a check like this one. */
function service(parent = process.env.HEALTH_PARENT ?? '1') {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'latin1');
      if (stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] === parent) return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  return undefined;
}

const read = () => {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    // It was never well: what is starting may take its time.
    return undefined;
  }
};

const ask = (path) =>
  fetch(`http://127.0.0.1:${port}/health/${path}`, { signal: AbortSignal.timeout(patienceMs) }).catch(() => undefined);

const asked = performance.now();
const answer = await ask('live');
if (answer) {
  writeFileSync(file, '0');
  // It waits for something else, such as its database: nothing that a restart would mend.
  process.exit((await ask('ready'))?.ok ? 0 : 1);
}
// Late by its own clock, this check did not get to run itself, which says nothing of the service.
const misses = performance.now() - asked < patienceMs * 1.5 ? read() : undefined;
if (misses !== undefined) {
  writeFileSync(file, String(misses + 1));
  const pid = misses + 1 >= allowed ? service() : undefined;
  if (pid !== undefined) {
    rmSync(file, { force: true });
    process.kill(pid, 'SIGKILL');
  }
}
process.exit(1);
