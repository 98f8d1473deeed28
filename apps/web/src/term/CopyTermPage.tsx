import { useRoute } from 'preact-iso/router';
import { InstitutionByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { pathOf } from '../institution/parts.ts';
import { FailedPart, Notice } from '../look/Notice.tsx';
import { Await } from '../loaded/Await.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { CopyTerm } from './CopyTerm.tsx';

/** A new term made from an old one: first what it would be, then the press that makes it. */
export default function CopyTermPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loaded = useData(InstitutionByIdDocument, { id }, ['Term']);
  const institution = loaded.data?.institution;
  const term = institution?.terms.find((one) => one.id === params['termId']);
  return (
    <Page
      title={t('copyTerm.title')}
      above={institution && { href: pathOf(institution, 'terms'), name: institution.name }}
      lead={term && t('copyTerm.lead', { name: term.name })}
    >
      <Await loaded={loaded} what={t('copyTerm.title')}>
        {({ institution: known }) =>
          term === undefined || !known.viewerMayManage ? (
            <FailedPart what={t('term.one')} problem={{ code: 'NOT_FOUND' }} again={loaded.again} />
          ) : term.sectionCount === 0 ? (
            <Notice>
              <p>{t('copyTerm.empty')}</p>
            </Notice>
          ) : (
            <CopyTerm key={term.id} institution={known} term={term} />
          )
        }
      </Await>
    </Page>
  );
}
