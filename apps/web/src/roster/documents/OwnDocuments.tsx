import { RemoveExpertDocumentDocument } from '#contract/graphql/graphql';
import type { ExpertDocumentKind, MyExpertPartsFragment } from '#contract/graphql/graphql';
import { limits } from '#contract/limits';
import { change } from '../../api/client.ts';
import { Remove } from '../../look/Remove.tsx';
import { tell } from '../../look/told.ts';
import { UploadFile } from '../../uploads/UploadFile.tsx';
import { t } from '../../words/words.ts';
import type { MessageId } from '../../words/words.ts';
import { DocumentLink } from './DocumentLink.tsx';
import { documentKinds, kindWords } from './kinds.ts';
import { Looks } from './Looks.tsx';

const words: Readonly<Record<string, MessageId>> = {
  FILE_TOO_LARGE: 'document.tooLarge',
  TOO_MANY_DOCUMENTS: 'document.tooMany',
  FILE_KIND_UNKNOWN: 'document.unknownKind',
  FILE_BROKEN: 'document.broken',
  FILE_ENCRYPTED: 'document.encrypted',
  FILE_TOO_HARD: 'document.tooHard',
  FILE_ACTIVE: 'document.active',
  CONFLICT: 'document.notNow',
  NOT_SIGNED_IN: 'upload.signIn',
};
const facts = { megabytes: limits.documentBytes / 1_000_000, most: limits.degreeDocuments };

interface Part {
  own: MyExpertPartsFragment;
  /** Whether documents may change now. */
  changes: boolean;
  again: () => void;
}

/** One's own CV and evidence: sent, replaced, removed, and who has looked at them. */
export function OwnDocuments({ own, changes, again }: Part) {
  return (
    <section class="stack" aria-labelledby="documents">
      <h2 id="documents">{t('document.title')}</h2>
      <p>{t('document.how')}</p>
      <p class="soft">{changes ? t('document.help', facts) : t('document.locked')}</p>
      {documentKinds.map((kind) => (
        <OfKind key={kind} kind={kind} {...{ own, changes, again }} />
      ))}
      <Looks looks={own.looks} viewerId={own.expert.person.id} />
    </section>
  );
}

function OfKind({ kind, own, changes, again }: Part & { kind: ExpertDocumentKind }) {
  const documents = own.documents.filter((one) => one.kind === kind);
  const replaces = kind !== 'DEGREE' && documents.length > 0;
  const hasRoom = kind !== 'DEGREE' || documents.length < limits.degreeDocuments;
  return (
    <div class="stack-tight">
      <h3 id={`documents-${kind}`}>{t(kindWords[kind])}</h3>
      {documents.length === 0 && <p class="soft">{t('document.none')}</p>}
      {documents.length > 0 && (
        <ul class="rows" aria-labelledby={`documents-${kind}`}>
          {documents.map((document) => (
            <li key={document.id} class="row-apart">
              <DocumentLink document={document} />
              {changes && (
                <Remove
                  name={document.name}
                  ask={t('document.removeAsk', { name: document.name })}
                  what={t('document.removeWhat')}
                  words={{ CONFLICT: 'document.notNow' }}
                  work={() => change(RemoveExpertDocumentDocument, { id: document.id })}
                  onDone={again}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {changes && hasRoom && (
        <UploadFile
          endpoint={`/files/expert-documents/new/${kind.toLowerCase()}`}
          offered=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
          action={t(replaces ? 'document.replace' : 'document.add')}
          name={t(kindWords[kind])}
          words={words}
          facts={facts}
          onDone={() => {
            tell(t('document.added'));
            again();
          }}
        />
      )}
    </div>
  );
}
