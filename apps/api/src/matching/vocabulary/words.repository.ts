import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';

export const sql = statements({
  all: {
    text: 'SELECT concept_id AS id, text AS name FROM concept_word ORDER BY concept_id, text',
    params: {},
    row: { id: 'text', name: 'text' },
  },
});

/** Words by which the concepts of the classifications are found. */
@Injectable()
export class ConceptWordsRepository {
  constructor(private readonly dataSource: DataSource) {}

  async all(): Promise<[id: string, name: string][]> {
    return (await sql.all.rows(this.dataSource, {})).map(({ id, name }) => [id, name]);
  }
}
