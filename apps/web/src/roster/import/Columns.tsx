import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';

/** Columns as the sample has them, and how each is written. The service accepts both languages. */
const columns: readonly (readonly [heading: MessageId, how: MessageId])[] = [
  ['rosterImport.colEmail', 'rosterImport.howEmail'],
  ['rosterImport.colName', 'rosterImport.howName'],
  ['rosterImport.colZone', 'rosterImport.howZone'],
  ['rosterImport.colLine', 'rosterImport.howLine'],
  ['rosterImport.colCountries', 'rosterImport.howCountries'],
  ['rosterImport.colFields', 'rosterImport.howFields'],
  ['rosterImport.colSkills', 'rosterImport.howSkills'],
  ['rosterImport.colLanguages', 'rosterImport.howLanguages'],
  ['rosterImport.colOffers', 'rosterImport.howOffers'],
  ['rosterImport.colModes', 'rosterImport.howModes'],
  ['rosterImport.colTime', 'rosterImport.howTime'],
  ['rosterImport.colDegrees', 'rosterImport.howDegrees'],
  ['rosterImport.colPractice', 'rosterImport.howPractice'],
  ['rosterImport.colState', 'rosterImport.howState'],
];

export function Columns() {
  return (
    <details>
      <summary>{t('rosterImport.columns')}</summary>
      <div class="stack">
        <p>{t('rosterImport.columnsHow')}</p>
        <dl class="stack-tight">
          {columns.map(([heading, how]) => (
            <div key={heading}>
              <dt>
                <strong>{t(heading)}</strong>
              </dt>
              <dd>{t(how)}</dd>
            </div>
          ))}
        </dl>
        <p>{t('rosterImport.people')}</p>
      </div>
    </details>
  );
}
