import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Push, PushName } from '#contract';
import type { Part } from '../room/peer.ts';
import { partOf, personOfRoom, roomOf } from './socket-peer.ts';

/** Says something to connections that have entered a class; each packet is encoded once. */
@Injectable()
export class Broadcaster {
  private io: Server | undefined;

  over(io: Server): void {
    this.io = io;
  }

  say<N extends PushName>(classId: string, name: N, payload: Push<N>, part?: Part): void {
    if (!part) this.io?.to(roomOf(classId)).emit(name, payload);
    else {
      const to = this.io?.to(partOf(classId, part.moderates));
      to?.except(part.except.map((personId) => personOfRoom(classId, personId))).emit(name, payload);
    }
  }
}
