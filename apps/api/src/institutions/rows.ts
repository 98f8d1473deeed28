import type { DataSource, EntityManager } from 'typeorm';
import type { DepartmentModel, RoomModel } from '../models/institution.ts';
import { inOrder } from '../graphql/name-order.ts';

type Database = DataSource | EntityManager;
interface RowOf<T> {
  id: string;
  value: T;
}

/** What a `RoomModel` holds, from `room` and `campus`. */
export const roomJson = `json_build_object('id', room.id, 'name', room.name, 'seats', room.seats, 'version', room.version,
    'campus', json_build_object('id', campus.id, 'name', campus.name, 'zone', campus.zone))`;

/** What a `DepartmentModel` holds, from `department`. */
export const departmentJson = `json_build_object('id', department.id, 'code', department.code, 'name', department.name,
    'version', department.version)`;

/** By name. */
export function roomsOfCampuses(database: Database, ids: readonly string[]): Promise<RowOf<RoomModel[]>[]> {
  return database.query(
    `SELECT campus.id, json_agg(${roomJson} ORDER BY ${inOrder('room.name')}, room.id) AS value
     FROM room JOIN campus ON campus.id = room.campus_id WHERE campus.id = ANY($1) GROUP BY campus.id`,
    [ids],
  );
}

export function departmentsById(database: Database, ids: readonly string[]): Promise<RowOf<DepartmentModel>[]> {
  return database.query(`SELECT id, ${departmentJson} AS value FROM department WHERE id = ANY($1)`, [ids]);
}

/** Archived ones too. */
export function coursesOfDepartments(database: Database, ids: readonly string[]): Promise<RowOf<number>[]> {
  return database.query(
    `SELECT department_id AS id, count(*)::integer AS value FROM course WHERE department_id = ANY($1) GROUP BY department_id`,
    [ids],
  );
}

export function sectionsOfTerms(database: Database, ids: readonly string[]): Promise<RowOf<number>[]> {
  return database.query(
    `SELECT term_id AS id, count(*)::integer AS value FROM section WHERE term_id = ANY($1) GROUP BY term_id`,
    [ids],
  );
}
