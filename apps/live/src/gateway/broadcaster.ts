import { Injectable } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { Push, PushName } from '#contract';
import type { Part } from '../class-session/connection.ts';
import { partOf, personOfRoom, roomOf } from './socket-connection.ts';

/** Says something to connections that have entered a class; each packet is encoded once. */
@Injectable()
export class Broadcaster {
  private io: Server | undefined;

  over(io: Server): void {
    this.io = io;
  }

  say<N extends PushName>(classId: string, name: N, payload: Push<N>, part?: Part): void {
    const to = this.io
      ?.to(part ? partOf(classId, part.moderates) : roomOf(classId))
      .except((part?.except ?? []).map((personId) => personOfRoom(classId, personId)));
    to?.emit(name, payload);
  }
}
