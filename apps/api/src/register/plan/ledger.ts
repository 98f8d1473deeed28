import type { RegisterObject } from '#database';
import { shown } from '../problems.ts';
import type { Fields, FieldChange, Value } from './merge.ts';
import type { Present, RegisterEntry, Said } from '../present.ts';

/** What an import speaks of. */
export type Subject = RegisterObject | 'expert';
export type Action = 'create' | 'update' | 'end';

export interface Count {
  what: Subject;
  created: number;
  updated: number;
  ended: number;
  unchanged: number;
  kept: number;
}

/** One change as it is shown, in texts. */
export interface Change {
  what: Subject;
  action: Action;
  externalId: string;
  label: string;
  fields: { field: string; before: string | null; after: string | null; kept: boolean }[];
}

export interface Outcome {
  what: RegisterObject;
  /** Undefined: it stays as it is. */
  action: Action | undefined;
  externalId: string;
  label: string;
  fields: FieldChange[];
  /** Names of what fields are ids of. */
  nameOf?: (field: string, value: Value) => string | null;
}

/** The register's ids of things and what it said of them, and the changes of this import. */
export class Ledger {
  readonly changes: Change[] = [];
  readonly records: RegisterEntry[] = [];
  private readonly counts = new Map<RegisterObject, Count>();
  private readonly byExternal = new Map<string, RegisterEntry>();
  private readonly byObject = new Map<string, RegisterEntry>();

  constructor(present: Present) {
    for (const record of present.records) this.keep(record);
  }

  /** The record of this id of the register. */
  called(kind: RegisterObject, externalId: string): RegisterEntry | undefined {
    return this.byExternal.get(`${kind} ${externalId}`);
  }

  /** The record of an object. */
  of(kind: RegisterObject, objectId: string): RegisterEntry | undefined {
    return this.byObject.get(`${kind} ${objectId}`);
  }

  ofKind(kind: RegisterObject): RegisterEntry[] {
    return [...this.byObject.values()].filter((record) => record.kind === kind);
  }

  /** Records what the register says now, if it is new. */
  say(kind: RegisterObject, externalId: string, objectId: string, now: Fields | Said): void {
    const before = this.of(kind, objectId);
    const said = { ...before?.said, ...withoutUndefined(now) };
    if (before && sameSaid(before.said, said)) return;
    const record = { kind, externalId: before?.externalId ?? externalId, objectId, said };
    this.keep(record);
    this.records.push(record);
  }

  count(what: RegisterObject): Count {
    const count = this.counts.get(what) ?? { what, created: 0, updated: 0, ended: 0, unchanged: 0, kept: 0 };
    this.counts.set(what, count);
    return count;
  }

  note({ what, action, externalId, label, fields, nameOf }: Outcome): void {
    const count = this.count(what);
    const counted = ({ create: 'created', update: 'updated', end: 'ended' } as const)[action ?? 'update'];
    count[action ? counted : 'unchanged'] += 1;
    count.kept += fields.filter(({ kept }) => kept).length;
    if ((action === undefined && fields.length === 0) || this.changes.length >= shown) return;
    const text = (field: string, value: Value) => (value === null ? null : (nameOf?.(field, value) ?? String(value)));
    this.changes.push({
      what,
      action: action ?? 'update',
      externalId,
      label,
      fields: fields.map(({ field, before, after, kept }) => ({
        ...{ field, kept },
        before: text(field, before),
        after: text(field, after),
      })),
    });
  }

  /** In the order in which things are made. */
  get summary(): Count[] {
    return [...this.counts.values()].filter(
      (count) => count.created + count.updated + count.ended + count.unchanged > 0,
    );
  }

  private keep(record: RegisterEntry): void {
    this.byExternal.set(`${record.kind} ${record.externalId}`, record);
    this.byObject.set(`${record.kind} ${record.objectId}`, record);
  }
}

const withoutUndefined = (fields: Fields | Said): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const sameSaid = (one: Said, other: Said): boolean =>
  Object.keys({ ...one, ...other }).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
