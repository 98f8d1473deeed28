import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { statements } from '#database';
import type { RowOf } from '#database';

interface NewPage {
  deckId: string;
  number: number;
  ratio: number;
  text: string;
  small: string;
  smallBytes: number;
  large: string;
  largeBytes: number;
}

export const sql = statements({
  begin: {
    text: `UPDATE deck SET state = 'rendering' WHERE id = $1 AND state IN ('queued', 'rendering')
       RETURNING id, pages_done AS "pagesDone"`,
    params: { id: 'uuid' },
    row: { id: 'uuid', pagesDone: 'int4' },
  },
  revive: {
    text: `UPDATE deck SET state = 'queued', problem = NULL
       WHERE id = $1 AND (state IN ('queued', 'rendering') OR state = 'failed' AND problem = 'NOT_RENDERED')`,
    params: { id: 'uuid' },
  },
  addPage: {
    text: `INSERT INTO deck_page (deck_id, number, ratio, text, small, small_bytes, large, large_bytes)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (deck_id, number) DO NOTHING`,
    params: {
      deckId: 'uuid',
      number: 'int4',
      ratio: 'float4',
      text: 'text',
      small: 'text',
      smallBytes: 'int4',
      large: 'text',
      largeBytes: 'int4',
    },
  },
  sections: {
    text: `SELECT deck.id, course.code || ' ' || section.name AS name FROM deck
       JOIN section ON section.id = deck.section_id JOIN course ON course.id = section.course_id
       WHERE deck.id = ANY($1)`,
    params: { ids: 'uuid[]' },
    row: { id: 'uuid', name: 'text' },
  },
});

export type BegunDeck = RowOf<typeof sql.begin>;

/** How far the rendering of decks is. */
@Injectable()
export class RenderingRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** @returns undefined when it is gone, or is not to be rendered */
  begin(id: string): Promise<BegunDeck | undefined> {
    return sql.begin.first(this.dataSource, { id });
  }

  /** @returns whether it is to be rendered again */
  async revive(id: string): Promise<boolean> {
    return (await sql.revive.touched(this.dataSource, { id })) > 0;
  }

  /** A page that exists already stays as it is. */
  async addPage(page: NewPage): Promise<void> {
    await sql.addPage.rows(this.dataSource, page);
  }

  /** What the section of each deck is called, by the deck. */
  async sections(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await sql.sections.rows(this.dataSource, { ids });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
