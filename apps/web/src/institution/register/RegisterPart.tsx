import { RegisterImportsDocument } from '#contract/graphql/graphql';
import type { ImportPartsFragment } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { EarlierImports } from '../../imports/EarlierImports.tsx';
import { ImportResult } from '../../imports/ImportResult.tsx';
import { LetIn } from '../../letting-in/LetIn.tsx';
import { later } from '../../look/later.tsx';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { loadWords, t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { ChooseRegisterFile } from './ChooseRegisterFile.tsx';
import { Exports } from './Exports.tsx';
import { Formats } from './Formats.tsx';
import { registerSource } from './register-source.ts';

/** With the words of tokens, which belong to accounts. */
const Programs = later(
  async () => {
    const [part] = await Promise.all([import('./Programs.tsx'), loadWords('account')]);
    return part.Programs;
  },
  () => t('register.programs'),
);

/** The university's own register, in and out. The import that is looked at is in the address. */
export function RegisterPart({ institution }: PartProps) {
  const [{ import: id }, narrow] = useFilters(['import']);
  if (id !== '')
    return (
      <ImportResult
        key={id}
        source={registerSource}
        id={id}
        onLeave={() => narrow('import', '')}
        applied={({ counts }) =>
          counts.some(speaksOfPeople) && (
            <div class="no-print">
              <LetIn people={{ institutionId: institution.id, importId: id }} action={t('letIn.import')} kind="main" />
            </div>
          )
        }
      />
    );
  return (
    <div class="stack-wide">
      <section class="stack" aria-labelledby="register-in">
        <h2 id="register-in">{t('register.in')}</h2>
        <p>{t('register.inHow')}</p>
        <ChooseRegisterFile institutionId={institution.id} onSent={(sent) => narrow('import', sent)} />
        <Formats />
      </section>
      <Exports institutionId={institution.id} />
      <Earlier institutionId={institution.id} />
      <Programs institutionId={institution.id} />
    </div>
  );
}

/** Something is now as the file says it of somebody. */
const speaksOfPeople = ({ what, created, updated, unchanged }: ImportPartsFragment['counts'][number]) =>
  what === 'person' && created + updated + unchanged > 0;

function Earlier({ institutionId }: { institutionId: string }) {
  const loaded = useData(RegisterImportsDocument, { institutionId }, ['RegisterImport']);
  return (
    <section class="stack" aria-labelledby="register-earlier">
      <h2 id="register-earlier">{t('register.earlier')}</h2>
      <Await loaded={loaded} what={t('register.earlier')}>
        {({ registerImports }) => <EarlierImports imports={registerImports} ofKinds />}
      </Await>
    </section>
  );
}
