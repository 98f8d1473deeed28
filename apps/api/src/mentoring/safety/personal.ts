import { MentoringReport, PersonBlock } from '#database';
import { rows, statement } from '../../personal/personal-data.ts';
import type { PersonalData } from '../../personal/personal-data.ts';
import { sql as blocks } from './blocks/blocks.repository.ts';
import { sql as reports } from './reports/reports.repository.ts';

export const safety: readonly PersonalData[] = [
  {
    entity: PersonBlock,
    columns: ['blocker_id', 'blocked_id'],
    part: 'blockedPeople',
    about: 'privacy.blocks',
    // Nobody learns who has blocked them.
    export: rows(blocks.personal),
    erase: statement(blocks.erase),
  },
  {
    entity: MentoringReport,
    columns: ['reporter_id', 'reported_id', 'words', 'coordinator_id', 'outcome'],
    part: 'mentoringReports',
    about: 'privacy.reports',
    export: rows(reports.personal),
    erase: statement(reports.erase),
  },
];
