import { setTimeout as pause } from 'node:timers/promises';
import { nameHost } from '../class/node.ts';
import type { LiveNode } from '../class/node.ts';
import { Participant } from '../class/participant.ts';
import { Timings } from '../class/timings.ts';

/** ms each waited since the last look. */
export interface Waited {
  messages: number[];
  requests: number[];
}

const people = 12;
/** ms between two messages, and between two requests: what a lively class says, and somebody who looks around. */
const messageMs = 200;
const requestMs = 100;

/** A class that goes on, and somebody who looks at pages, while the platform is attacked. */
export class Others {
  private readonly timings = new Timings();
  private requests: number[] = [];
  private seen = 0;
  private going = true;
  private readonly working: Promise<void>[] = [];
  private members: Participant[] = [];
  failed = 0;

  private readonly node: LiveNode;
  private readonly look: () => Promise<boolean>;

  /** @param look asks for something, and says whether it was answered */
  constructor(node: LiveNode, look: () => Promise<boolean>) {
    this.node = node;
    this.look = look;
  }

  async start(classId: string): Promise<void> {
    this.members = this.node.personIds.slice(0, people).map(
      (personId, index) =>
        new Participant({
          ...this.node,
          classId,
          personId,
          timings: this.timings,
          role: index === 0 ? 'host' : 'listener',
        }),
    );
    await nameHost(this.node.database, classId, this.node.personIds[0] ?? '');
    for (const member of this.members) await member.enter();
    this.working.push(this.talk(), this.lookAround());
  }

  take(): Waited {
    const messages = this.timings.deliveries.slice(this.seen);
    this.seen = this.timings.deliveries.length;
    const { requests } = this;
    this.requests = [];
    return { messages, requests };
  }

  get refused(): number {
    return this.members.reduce((sum, member) => sum + member.refused, 0);
  }

  async stop(): Promise<void> {
    this.going = false;
    await Promise.all(this.working);
    for (const member of this.members) member.goes();
  }

  private async talk(): Promise<void> {
    const under: Promise<void>[] = [];
    for (let turn = 0; this.going; turn++) {
      const member = this.members[turn % people];
      if (member) under.push(member.say('chat.post', { text: `What is a key? ${turn}` }));
      await pause(messageMs);
    }
    await Promise.all(under);
  }

  /** One request after the other begins in time, whether those before were answered or not. */
  private async lookAround(): Promise<void> {
    const under: Promise<void>[] = [];
    while (this.going) {
      under.push(this.one());
      await pause(requestMs);
    }
    await Promise.all(under);
  }

  private async one(): Promise<void> {
    const began = performance.now();
    const fine = await this.look().catch(() => false);
    this.requests.push(performance.now() - began);
    if (!fine) this.failed += 1;
  }
}
