import { t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { CampusesPart } from './CampusesPart.tsx';
import { ClosingDaysPart } from './ClosingDaysPart.tsx';
import { DepartmentsPart } from './DepartmentsPart.tsx';
import { NamePart } from './NamePart.tsx';
import { RetentionPart } from './RetentionPart.tsx';

/** Where teaching happens and how the house is divided: campuses with their rooms, departments, closed days, and the name. */
export function PlacesPart(props: PartProps) {
  return (
    <div class="stack-wide">
      <section class="stack" aria-labelledby="campuses">
        <h2 id="campuses">{t('institution.campuses')}</h2>
        <CampusesPart {...props} />
      </section>
      <section class="stack" aria-labelledby="departments">
        <h2 id="departments">{t('department.title')}</h2>
        <DepartmentsPart {...props} />
      </section>
      <section class="stack" aria-labelledby="closing-days">
        <h2 id="closing-days">{t('closing.title')}</h2>
        <p class="soft">{t('closing.how')}</p>
        <ClosingDaysPart {...props} />
      </section>
      {props.mayManage && (
        <section class="stack" aria-labelledby="institution-name">
          <h2 id="institution-name">{t('institution.nameTitle')}</h2>
          <NamePart {...props} />
        </section>
      )}
      {props.mayManage && (
        <section class="stack" aria-labelledby="retention">
          <h2 id="retention">{t('retention.title')}</h2>
          <RetentionPart {...props} />
        </section>
      )}
    </div>
  );
}
