import { RegisterImportsDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { later } from '../../look/later.tsx';
import { Table } from '../../look/Table.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, loadWords, t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { Exports } from './Exports.tsx';
import { Formats } from './Formats.tsx';
import { ImportResult } from './ImportResult.tsx';
import { kindWords, stateWords } from './kinds.ts';

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
    return <ImportResult key={id} institutionId={institution.id} id={id} onLeave={() => narrow('import', '')} />;
  return (
    <div class="stack-wide">
      <section class="stack" aria-labelledby="register-in">
        <h2 id="register-in">{t('register.in')}</h2>
        <p>{t('register.inHow')}</p>
        <ChooseFile institutionId={institution.id} onSent={(sent) => narrow('import', sent)} />
        <Formats />
      </section>
      <Exports institutionId={institution.id} />
      <Earlier institutionId={institution.id} />
      <Programs institutionId={institution.id} />
    </div>
  );
}

function Earlier({ institutionId }: { institutionId: string }) {
  const loaded = useData(RegisterImportsDocument, { institutionId }, ['RegisterImport']);
  const zone = readerZone.value;
  const when = (instant: string) => instantWords(Date.parse(instant), zone, intlTag());
  return (
    <section class="stack" aria-labelledby="register-earlier">
      <h2 id="register-earlier">{t('register.earlier')}</h2>
      <Await loaded={loaded} what={t('register.earlier')}>
        {({ registerImports }) =>
          registerImports.length === 0 ? (
            <p class="soft">{t('register.noneYet')}</p>
          ) : (
            <Table
              caption={t('register.earlier')}
              rows={registerImports}
              keyOf={({ id }) => id}
              columns={[
                { title: t('register.file'), cell: ({ id, fileName }) => <a href={`?import=${id}`}>{fileName}</a> },
                { title: t('register.kind'), cell: ({ kind }) => t(kindWords[kind]) },
                { title: t('people.state'), cell: ({ state }) => t(stateWords[state]) },
                { title: t('register.when'), cell: ({ createdAt }) => when(createdAt) },
                { title: t('register.who'), cell: ({ createdBy }) => createdBy?.name ?? '' },
              ]}
            />
          )
        }
      </Await>
    </section>
  );
}
