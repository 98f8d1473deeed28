import { useEffect, useRef, useState } from 'preact/hooks';
import { FindAnythingDocument } from '#contract/graphql/graphql';
import type { FindAnythingQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { SearchFilter } from '../look/Filters.tsx';
import { useLatest } from '../look/use-latest.ts';
import { institutionsOf, manages, readerZone, viewer } from '../sign-in/viewer.ts';
import { Await } from '../loaded/Await.tsx';
import { dayWords } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import type { MessageId } from '../words/words.ts';
import { kinds, pathOf } from './paths.ts';
import type { FoundKind } from './paths.ts';
import { Ways } from './Ways.tsx';

type Found = FindAnythingQuery['find'][number];

const words: Record<FoundKind, MessageId> = {
  PERSON: 'find.people',
  SECTION: 'find.sections',
  COURSE: 'find.courses',
  COHORT: 'find.cohorts',
  ROOM: 'find.rooms',
  SESSION: 'find.sessions',
};

/** Letters that are worth a look at everything, as the API has it. */
const least = 2;

/** One search for everything that the reader may see; each result is a press away. */
export function Anything({
  onClose,
  onField,
}: {
  onClose: () => void;
  /** The field is there: it takes the focus, and what was typed before. */
  onField: (field: HTMLInputElement) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [text, setText] = useState('');
  const enough = text.replaceAll(/[^\p{L}\p{N}]/gu, '').length >= least;
  const loaded = useData(FindAnythingDocument, { text }, [], !enough);
  const tellOfField = useLatest(onField);
  // Once, when the field is there.
  useEffect(() => {
    const field = box.current?.querySelector('input');
    if (field) tellOfField.current(field);
  }, [tellOfField]);
  const person = viewer.value;
  if (!person) return null;
  const runs = person.platformRole === 'PLATFORM_ADMIN' || institutionsOf(person).some(({ admin }) => admin);
  const several = person.platformRole !== null || institutionsOf(person).length > 1;
  const wayOf = (found: Found) => ({
    href: pathOf(found, manages(person, found.institution.id)),
    text: found.title,
    more: [
      found.startsAt === null ? '' : dayWords(Date.parse(found.startsAt), readerZone.value, intlTag()),
      found.more,
      several ? found.institution.name : '',
    ]
      .filter(Boolean)
      .join(' · '),
  });
  return (
    <Dialog title={t('find.everything')} onClose={onClose}>
      <div class="stack find-anything" ref={box}>
        <SearchFilter label={runs ? t('find.everythingLabel') : t('find.everythingOwn')} value="" onSearch={setText} />
        {!enough ? (
          <p class="soft">{t('find.everythingHow')}</p>
        ) : (
          <Await loaded={loaded} what={t('find.everything')}>
            {({ find }) => (
              <div class="stack">
                <p class="visually-hidden" role="status">
                  {t('search.found', { count: find.length })}
                </p>
                {find.length === 0 && <p class="soft">{t('find.none')}</p>}
                {kinds.map((kind) => (
                  <Ways
                    key={kind}
                    list
                    title={t(words[kind])}
                    ways={find.filter((found) => found.kind === kind).map(wayOf)}
                  />
                ))}
              </div>
            )}
          </Await>
        )}
        <div>
          <Button onClick={onClose}>{t('find.close')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
