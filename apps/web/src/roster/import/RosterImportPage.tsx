import { RosterImportsDocument, RosterTransfersDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { ChooseFile } from '../../imports/ChooseFile.tsx';
import { EarlierImports } from '../../imports/EarlierImports.tsx';
import { ImportResult } from '../../imports/ImportResult.tsx';
import { upload } from '../../imports/upload.ts';
import { Await } from '../../loaded/Await.tsx';
import { ButtonLink } from '../../look/Button.tsx';
import { Notice } from '../../look/Notice.tsx';
import { Table } from '../../look/Table.tsx';
import { Page } from '../../shell/Page.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { readerZone } from '../../sign-in/viewer.ts';
import { instantWords } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { Columns } from './Columns.tsx';
import { rosterSource } from './roster-source.ts';

/** Experts from a spreadsheet, for coordinators. The import that is looked at is in the address. */
export default function RosterImportPage() {
  const [{ import: id }, narrow] = useFilters(['import']);
  return (
    <Page title={t('rosterImport.title')} lead={t('rosterImport.lead')}>
      <p>
        <a href="/roster">{t('roster.title')}</a>
      </p>
      {id === '' ? (
        <Begin onSent={(sent) => narrow('import', sent)} />
      ) : (
        <ImportResult
          key={id}
          source={rosterSource}
          id={id}
          onLeave={() => narrow('import', '')}
          applied={({ counts }) =>
            counts.some(({ created }) => created > 0) && (
              <Notice>
                <p>{t('rosterImport.letters')}</p>
              </Notice>
            )
          }
        />
      )}
    </Page>
  );
}

function Begin({ onSent }: { onSent: (id: string) => void }) {
  return (
    <div class="stack-wide">
      <section class="stack" aria-labelledby="import-in">
        <h2 id="import-in">{t('rosterImport.in')}</h2>
        <p>{t('rosterImport.how')}</p>
        <div>
          <ButtonLink icon="download" href="/files/roster/sample.csv" download={`${t('rosterImport.sampleFile')}.csv`}>
            {t('rosterImport.sample')}
          </ButtonLink>
        </div>
        <ChooseFile
          label={t('rosterImport.in')}
          accept=".csv,.txt,text/csv"
          help={t('rosterImport.fileHelp')}
          send={(file, _, onProgress) => {
            const query = new URLSearchParams({ name: file.name });
            return upload({ to: `/files/roster/imports?${query.toString()}`, file, onProgress });
          }}
          onSent={onSent}
        />
        <Columns />
      </section>
      <Earlier />
      <Transfers />
    </div>
  );
}

function Earlier() {
  const loaded = useData(RosterImportsDocument, {}, ['RegisterImport']);
  return (
    <section class="stack" aria-labelledby="import-earlier">
      <h2 id="import-earlier">{t('register.earlier')}</h2>
      <Await loaded={loaded} what={t('register.earlier')}>
        {({ rosterImports }) => <EarlierImports imports={rosterImports} ofKinds={false} />}
      </Await>
    </section>
  );
}

/** Who took the roster away as a file, or brought one in. */
function Transfers() {
  const loaded = useData(RosterTransfersDocument, {}, ['RosterTransfer']);
  const when = (instant: string) => instantWords(Date.parse(instant), readerZone.value, intlTag());
  return (
    <section class="stack" aria-labelledby="transfers">
      <h2 id="transfers">{t('rosterImport.transfers')}</h2>
      <Await loaded={loaded} what={t('rosterImport.transfers')}>
        {({ rosterTransfers }) =>
          rosterTransfers.length === 0 ? (
            <p class="soft">{t('rosterImport.noTransfer')}</p>
          ) : (
            <Table
              caption={t('rosterImport.transfers')}
              rows={rosterTransfers}
              keyOf={({ id }) => id}
              columns={[
                { title: t('register.when'), cell: ({ at }) => when(at) },
                {
                  title: t('register.thing'),
                  cell: ({ kind }) => t(kind === 'EXPORT' ? 'rosterImport.taken' : 'rosterImport.brought'),
                },
                { title: t('register.experts'), cell: ({ experts }) => experts, number: true },
                { title: t('register.who'), cell: ({ by }) => by?.name ?? '' },
              ]}
            />
          )
        }
      </Await>
    </section>
  );
}
