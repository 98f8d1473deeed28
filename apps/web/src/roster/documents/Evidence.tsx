import type { DocumentPartsFragment, ExpertCheck, ExpertDocumentKind } from '#contract/graphql/graphql';
import { t } from '../../words/words.ts';
import { DocumentLink } from './DocumentLink.tsx';
import { documentKinds, kindWords } from './kinds.ts';

/** The documents of an expert, for the coordinator who verifies. */
export function DocumentsOfExpert({ documents }: { documents: readonly DocumentPartsFragment[] }) {
  const kinds = documentKinds.filter((kind) => documents.some((one) => one.kind === kind));
  return (
    <section class="stack" aria-labelledby="documents">
      <h2 id="documents">{t('document.title')}</h2>
      {kinds.length === 0 ? <p class="soft">{t('document.none')}</p> : <p class="soft">{t('document.eachLook')}</p>}
      {kinds.map((kind) => (
        <div key={kind} class="stack-tight">
          <h3>{t(kindWords[kind])}</h3>
          <Files documents={documents} kind={kind} />
        </div>
      ))}
    </section>
  );
}

/** What shows that a check may be ticked. */
const evidenceOf: Partial<Readonly<Record<ExpertCheck, ExpertDocumentKind>>> = {
  DEGREES: 'DEGREE',
  PRACTICE: 'CV',
  RIGHT_OF_RETURN: 'STATUS',
};

/** The way from a check to its documents. */
export function Evidence({ check, documents }: { check: ExpertCheck; documents: readonly DocumentPartsFragment[] }) {
  const kind = evidenceOf[check];
  if (!kind) return null;
  return (
    <div class="roster-evidence small">
      {documents.some((one) => one.kind === kind) ? (
        <Files documents={documents} kind={kind} />
      ) : (
        <span class="soft">{t('document.noEvidence')}</span>
      )}
    </div>
  );
}

const Files = ({ documents, kind }: { documents: readonly DocumentPartsFragment[]; kind: ExpertDocumentKind }) => (
  <ul class="stack-tight">
    {documents
      .filter((one) => one.kind === kind)
      .map((document) => (
        <li key={document.id}>
          <DocumentLink document={document} />
        </li>
      ))}
  </ul>
);
