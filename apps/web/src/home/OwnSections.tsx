import { MySectionsDocument } from '#contract/graphql/graphql';
import type { MySectionsQuery } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { dayOf } from '../time/format.ts';
import { readerZone } from '../sign-in/viewer.ts';
import { t } from '../words/words.ts';

type OwnSection = MySectionsQuery['mySections'][number];

/** The courses one teaches or learns in now; nothing while they come, as the page has more to say. */
export function OwnSections() {
  const { data } = useData(MySectionsDocument, {}, ['Section']);
  const today = dayOf(Date.now(), readerZone.value);
  const now = data?.mySections.filter(({ term }) => term.endsOn >= today) ?? [];
  const learns = data?.mySections.some(({ viewerIs }) => viewerIs === 'STUDENT' || viewerIs === 'ASSISTANT') ?? false;
  if (now.length === 0 && !learns) return null;
  return (
    <section class="stack" aria-labelledby="own-sections">
      <h2 id="own-sections">{t('home.sections')}</h2>
      <ul class="card rows">
        {now.map((section) => (
          <li key={section.id} class="row-apart">
            <a class="agenda-title" href={`/sections/${section.id}`}>
              {section.course.title}
            </a>
            <span class="soft small">
              {[section.course.code, section.name, section.term.name, partOf(section)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {learns && (
        <p>
          <a href="/attendance">{t('own.attendance')}</a>
        </p>
      )}
    </section>
  );
}

function partOf({ viewerIs, viewerWaitsAt }: OwnSection): string {
  if (viewerIs === 'LECTURER') return t('role.lecturer');
  if (viewerIs === 'ASSISTANT') return t('home.assistant');
  if (viewerIs === 'WAITING') return t('home.waiting', { place: viewerWaitsAt ?? 1 });
  return '';
}
