import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { json, statements, word } from '#database';
import type { ExpertDocumentKind, ExpertDocumentType } from '#database';
import type { ExpertDocumentLookModel, ExpertDocumentModel } from './models.ts';

/** Looks that are shown: the newest. All of them are in what a person exports. */
const shownLooks = 50;
const inOrder = `array_position(ARRAY['cv', 'status', 'degree'], kind), created_at, id`;

type Timed<T, K extends keyof T> = Omit<T, K> & Record<K, string>;

export const sql = statements({
  of: {
    text: `SELECT id, kind, name, type, bytes, created_at AS "createdAt" FROM expert_document WHERE expert_id = $1
       ORDER BY ${inOrder}`,
    params: { expertId: 'uuid' },
    row: {
      ...{ id: 'uuid', kind: word<ExpertDocumentKind>(), name: 'text', type: word<ExpertDocumentType>() },
      ...{ bytes: 'int4', createdAt: 'timestamptz' },
    },
  },
  looks: {
    text: `SELECT json_build_object('id', look.id, 'kind', kind, 'name', look.name, 'at', look.created_at,
         'by', CASE WHEN person.id IS NOT NULL THEN json_build_object('id', person.id, 'name', person.name) END) AS row
       FROM expert_document_look look LEFT JOIN person ON person.id = viewer_id
       WHERE expert_id = $1 ORDER BY look.created_at DESC, look.id LIMIT ${shownLooks}`,
    params: { expertId: 'uuid' },
    row: { row: json<Timed<ExpertDocumentLookModel, 'at'>>() },
  },
  personal: {
    text: `SELECT kind, name, type, bytes, created_at AS "createdAt", encode(content, 'base64') AS "contentBase64"
       FROM expert_document WHERE expert_id = $1 ORDER BY ${inOrder}`,
    params: { personId: 'uuid' },
    row: {
      ...{ kind: 'text', name: 'text', type: 'text', bytes: 'int4', createdAt: 'timestamptz', contentBase64: 'text?' },
    },
  },
  personalLooks: {
    text: `SELECT kind, name, created_at AS "createdAt" FROM expert_document_look WHERE expert_id = $1 ORDER BY created_at, id`,
    params: { personId: 'uuid' },
    row: { kind: 'text', name: 'text', createdAt: 'timestamptz' },
  },
  forgetViewer: {
    text: 'UPDATE expert_document_look SET viewer_id = NULL WHERE viewer_id = $1',
    params: { personId: 'uuid' },
  },
});

/** Documents of experts, without what is in them, and looks at them. */
@Injectable()
export class DocumentsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** The CV first. */
  of(expertId: string, manager: EntityManager = this.dataSource.manager): Promise<ExpertDocumentModel[]> {
    return sql.of.rows(manager, { expertId });
  }

  /** The newest first. */
  async looks(expertId: string): Promise<ExpertDocumentLookModel[]> {
    const rows = await sql.looks.rows(this.dataSource, { expertId });
    return rows.map(({ row }) => ({ ...row, at: new Date(row.at) }));
  }
}
