import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { statements, word } from '#database';
import type { ConsentPurpose, LegalBasis, RowOf } from '#database';

export const sql = statements({
  withdraw: {
    text: `UPDATE consent SET withdrawn_at = now()
         WHERE person_id = $1 AND purpose = $2 AND withdrawn_at IS NULL
         RETURNING id, purpose, basis, text_version AS "textVersion", given_at AS "givenAt", withdrawn_at AS "withdrawnAt"`,
    params: { personId: 'uuid', purpose: 'text' },
    row: {
      id: 'uuid',
      purpose: word<ConsentPurpose>(),
      basis: word<LegalBasis>(),
      textVersion: 'text',
      givenAt: 'timestamptz',
      withdrawnAt: 'timestamptz?',
    },
  },
});

@Injectable()
export class ConsentsRepository {
  /** @returns the agreement that was in force until now */
  withdraw(manager: EntityManager, personId: string, purpose: ConsentPurpose): Promise<RowOf<typeof sql.withdraw>[]> {
    return sql.withdraw.rows(manager, { personId, purpose });
  }
}
