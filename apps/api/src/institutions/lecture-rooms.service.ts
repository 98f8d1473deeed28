import { Injectable } from '@nestjs/common';
import { LectureRoom } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { CampusesRepository } from './campuses.repository.ts';
import { refuseInUse } from './in-use.ts';
import type { RoomInput } from './inputs.ts';
import type { RoomModel } from '../models/institution.ts';

const mostSeats = 10_000;

@Injectable()
export class LectureRooms {
  constructor(
    private readonly changes: Changes,
    private readonly campuses: CampusesRepository,
  ) {}

  async one(id: string): Promise<RoomModel> {
    const room = await this.campuses.room(id);
    if (!room) throw notFound('room');
    return room;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the name is taken */
  async create(actorId: string, { campusId, ...input }: RoomInput): Promise<RoomModel> {
    const fields = checked('input.', input);
    const { id } = await this.changes.by(actorId, (manager) => manager.save(LectureRoom, { campusId, ...fields }));
    return this.one(id);
  }

  /** @throws {AppError} BAD_INPUT, STALE, CONFLICT */
  async update(
    actorId: string,
    id: string,
    version: number,
    input: { name: string; seats: number },
  ): Promise<RoomModel> {
    const fields = checked('', input);
    await this.changes.by(actorId, async (manager) => {
      await lockVersion(manager, 'room', id, version);
      await manager.update(LectureRoom, id, fields);
    });
    return this.one(id);
  }

  /** @throws {AppError} CONFLICT when sessions are planned in it, past and cancelled ones too */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      refuseInUse('room', (await this.campuses.lockRoomAndCountUse(manager, id)) ?? {});
      await manager.delete(LectureRoom, id);
    });
  }
}

function checked(prefix: string, { name, seats }: { name: string; seats: number }) {
  if (seats < 1 || seats > mostSeats) throw badInput(`${prefix}seats`, `A room has 1 to ${mostSeats} seats.`);
  return { name: line(`${prefix}name`, name, 80), seats };
}
