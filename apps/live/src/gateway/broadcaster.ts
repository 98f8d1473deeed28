import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Push, PushName } from '#contract';
import { roomOf } from './socket-peer.ts';

/** Says something to every connection that has entered a class; each packet is encoded once. */
@Injectable()
export class Broadcaster {
  private io: Server | undefined;

  over(io: Server): void {
    this.io = io;
  }

  say<N extends PushName>(classId: string, name: N, payload: Push<N>): void {
    this.io?.to(roomOf(classId)).emit(name, payload);
  }
}
