import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Room } from '#database';
import { badInput, notFound } from '#platform';
import { Changes, lockVersion } from '../context/changes.ts';
import { line } from '../graphql/text.ts';
import { refuseInUse } from './in-use.ts';
import type { RoomInput } from './inputs.ts';
import type { RoomModel } from '../models/institution.ts';
import { roomJson } from './rows.ts';

const mostSeats = 10_000;

@Injectable()
export class Rooms {
  constructor(
    private readonly dataSource: DataSource,
    private readonly changes: Changes,
  ) {}

  async one(id: string): Promise<RoomModel> {
    const [found]: { room: RoomModel }[] = await this.dataSource.query(
      `SELECT ${roomJson} AS room FROM room JOIN campus ON campus.id = room.campus_id WHERE room.id = $1`,
      [id],
    );
    if (!found) throw notFound('room');
    return found.room;
  }

  /** @throws {AppError} BAD_INPUT; CONFLICT when the name is taken */
  async create(actorId: string, { campusId, ...input }: RoomInput): Promise<RoomModel> {
    const fields = checked('input.', input);
    const { id } = await this.changes.by(actorId, (manager) => manager.save(Room, { campusId, ...fields }));
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
      await manager.update(Room, id, fields);
    });
    return this.one(id);
  }

  /** @throws {AppError} CONFLICT when sessions are planned in it, past and cancelled ones too */
  async remove(actorId: string, id: string): Promise<void> {
    await this.changes.by(actorId, async (manager) => {
      await manager.query('SELECT FROM room WHERE id = $1 FOR UPDATE', [id]);
      const [by]: Record<string, number>[] = await manager.query(
        'SELECT count(*)::integer AS sessions FROM session WHERE room_id = $1',
        [id],
      );
      refuseInUse('room', by ?? {});
      await manager.delete(Room, id);
    });
  }
}

function checked(prefix: string, { name, seats }: { name: string; seats: number }) {
  if (seats < 1 || seats > mostSeats) throw badInput(`${prefix}seats`, `A room has 1 to ${mostSeats} seats.`);
  return { name: line(`${prefix}name`, name, 80), seats };
}
