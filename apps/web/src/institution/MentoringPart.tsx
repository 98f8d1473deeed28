import { MentoringProgrammesDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Await } from '../loaded/Await.tsx';
import { NewProgramme } from '../mentoring/programmes/NewProgramme.tsx';
import { ProgrammeList } from '../mentoring/programmes/ProgrammeList.tsx';
import { t } from '../words/words.ts';
import type { PartProps } from './parts.ts';

/** The institution's programmes of mentoring, and a form for a new one. */
export function MentoringPart({ institution }: PartProps) {
  const loaded = useData(MentoringProgrammesDocument, {}, ['MentoringProgramme']);
  return (
    <Await loaded={loaded} what={t('institution.mentoring')}>
      {({ mentoringProgrammes }) => {
        const own = mentoringProgrammes.filter((programme) => programme.institution?.id === institution.id);
        return (
          <div class="stack-wide">
            <p class="soft">{t('programmes.what')}</p>
            {own.length > 0 && <ProgrammeList programmes={own} />}
            <NewProgramme institutions={[institution]} forAll={false} startOpen={own.length === 0} />
          </div>
        );
      }}
    </Await>
  );
}
