import { Injectable } from '@nestjs/common';
import { badInput, notFound } from '#platform';
import { isUuid } from '../graphql/ids.ts';
import { connection, pageOf } from '../graphql/paging.ts';
import type { PageArguments } from '../graphql/paging.ts';
import { line } from '../graphql/text.ts';
import { AuditRepository } from './audit.repository.ts';
import type { AuditFilter, AuditRow } from './audit.repository.ts';
import type { AuditChangeModel, AuditConnectionModel, AuditEntryModel } from './models.ts';

/** The audit log of an institution: who changed what. Triggers of the database write it, and the database lets nobody overwrite it. */
@Injectable()
export class AuditTrail {
  constructor(private readonly entries: AuditRepository) {}

  /** Two statements. @throws {AppError} BAD_INPUT; NOT_FOUND for a malformed id */
  async list(filter: AuditFilter, page: PageArguments): Promise<AuditConnectionModel> {
    const { limit, after } = pageOf(page, 1);
    const [before] = after ?? [null];
    if (after && !/^\d{1,18}$/.test(String(before))) throw badInput('after', 'This is no cursor of this list.');
    for (const id of [filter.objectId, filter.actorId]) if (id !== null && !isUuid(id)) throw notFound('object');
    const asked = { ...filter, kind: filter.kind === null ? null : line('kind', filter.kind, 60) };
    const rows = await this.entries.entries(asked, before === null ? null : String(before), limit + 1);
    const { nodes, ...more } = connection(rows, limit, await this.entries.count(asked), ({ id }) => [id]);
    return { ...more, nodes: nodes.map(entryOf) };
  }
}

function entryOf({ changes, ...row }: AuditRow): AuditEntryModel {
  return {
    ...row,
    changes: Object.entries(changes)
      .map(([field, values]) => changeOf(field, values, row.kind === 'person'))
      .sort((a, b) => a.field.localeCompare(b.field)),
  };
}

/** An empty array stands for personal data. All columns of an account are personal. */
function changeOf(field: string, values: unknown[], ofAccount: boolean): AuditChangeModel {
  if (ofAccount || values.length === 0) return { field, before: null, after: null, personal: true };
  const [before, after] = values;
  return { field, before: textOf(before), after: textOf(after), personal: false };
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
