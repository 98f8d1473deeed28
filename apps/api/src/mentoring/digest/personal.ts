import { MentoringDigest, MentoringDigestMail } from '#database';
import { rows } from '../../personal/personal-data.ts';
import type { PersonalData } from '../../personal/personal-data.ts';
import { sql } from './digests.repository.ts';

export const digest: readonly PersonalData[] = [
  {
    entity: MentoringDigest,
    columns: ['person_id'],
    part: 'mentoringDigest',
    about: 'privacy.digest',
    export: rows(sql.personal),
    erase: (manager, { id }) => manager.delete(MentoringDigest, { personId: id }),
  },
  {
    entity: MentoringDigestMail,
    columns: ['person_id'],
    part: 'mentoringDigestMails',
    about: 'privacy.digest',
    export: rows(sql.personalMails),
    erase: (manager, { id }) => manager.delete(MentoringDigestMail, { personId: id }),
  },
];
