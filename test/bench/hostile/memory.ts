import { readFileSync, readdirSync } from 'node:fs';

/** MB that a service and what it started had at most, as resident pages. */
export interface Memory {
  service: number;
  /** Together: what reads files, for instance. */
  children: number;
}

/** ms between two looks. */
const lookMs = 50;

/** Watches the memory of a process and of all below it, from now on. */
export class MemoryWatch {
  private most: Memory = { service: 0, children: 0 };
  private readonly timer: NodeJS.Timeout;
  private readonly pid: number;

  constructor(pid: number) {
    this.pid = pid;
    this.timer = setInterval(() => {
      this.look();
    }, lookMs);
  }

  /** @returns the most since it was asked last */
  take(): Memory {
    this.look();
    const { most } = this;
    this.most = { service: 0, children: 0 };
    return most;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(): void {
    const children = below(this.pid).reduce((sum, pid) => sum + megabytes(pid), 0);
    this.most = {
      service: Math.max(this.most.service, Math.round(megabytes(this.pid))),
      children: Math.max(this.most.children, Math.round(children)),
    };
  }
}

function megabytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1024;
}

/** Ids of all processes below one. */
function below(pid: number): number[] {
  let threads: string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    // It has ended.
  }
  const children = threads.flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(' ').map(Number).filter(Boolean),
  );
  return children.flatMap((child) => [child, ...below(child)]);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
