import { useLocation, useRoute } from 'preact-iso/router';
import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { InstitutionByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { later } from '../look/later.tsx';
import { institutionsOf, viewer } from '../sign-in/viewer.ts';
import { Await } from '../loaded/Await.tsx';
import { NotFound } from '../loaded/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { loadWords, t } from '../words/words.ts';
import { CoursesPart } from './catalogue/CoursesPart.tsx';
import { SectionsPart } from './catalogue/SectionsPart.tsx';
import { CohortsPart } from './CohortsPart.tsx';
import './institution.css';
import { partOf, parts, partsFor, pathOf } from './parts.ts';
import type { Part, PartProps, Rights } from './parts.ts';
import { Steps } from './Steps.tsx';
import { TermsPart } from './TermsPart.tsx';

/** The parts that everybody comes for load at once; the parts that managers open now and then load on demand. */
const contents: Record<Part, ComponentType<PartProps>> = {
  sections: SectionsPart,
  courses: CoursesPart,
  people: later(
    async () => (await import('./people/PeoplePart.tsx')).PeoplePart,
    () => t('institution.people'),
  ),
  cohorts: CohortsPart,
  terms: TermsPart,
  places: later(
    async () => (await import('./places/PlacesPart.tsx')).PlacesPart,
    () => t('institution.places'),
  ),
  register: later(
    async () => (await import('./register/RegisterPart.tsx')).RegisterPart,
    () => t('institution.register'),
  ),
  attendance: later(
    async () => (await import('./attendance/AttendancePart.tsx')).AttendancePart,
    () => t('institution.attendance'),
  ),
  load: later(
    async () => {
      const [part] = await Promise.all([import('./load/LoadPart.tsx'), loadWords('find')]);
      return part.LoadPart;
    },
    () => t('institution.load'),
  ),
  mentoring: later(
    async () => {
      const [part] = await Promise.all([import('./MentoringPart.tsx'), loadWords('mentoring')]);
      return part.MentoringPart;
    },
    () => t('institution.mentoring'),
  ),
  audit: later(
    async () => (await import('./audit/AuditPart.tsx')).AuditPart,
    () => t('institution.audit'),
  ),
};

const madeOf = ['Campus', 'Room', 'Term', 'Course', 'Section', 'Member', 'Department', 'ClosingDay', 'RegisterImport'];

export default function InstitutionPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const person = viewer.value;
  const loaded = useData(InstitutionByIdDocument, { id }, madeOf, person === undefined);
  const institution = loaded.data?.institution;
  // The name is known from the person before the rest has come.
  const known = person && institutionsOf(person).find((own) => own.id === id);
  const rights = { mayManage: institution?.viewerMayManage ?? false, isAdmin: known?.admin ?? false };
  const part = institution && partOf(params['part'], institution, rights);
  const { route } = useLocation();
  const unnamed = part !== undefined && !params['part'];
  useEffect(() => {
    // Which part comes first changes as parts are filled; the address holds the one that is looked at.
    if (unnamed) route(pathOf({ id }, part), true);
  }, [unnamed, id, part, route]);
  const words = parts.find((one) => one.part === part)?.words;
  const name = institution?.name ?? known?.name ?? t('institution.title');
  return (
    <Page width="list" title={words ? t(words) : name} over={words ? name : undefined}>
      <Await loaded={loaded} what={name}>
        {(data) =>
          part ? (
            <Contents institution={data.institution} again={loaded.again} part={part} rights={rights} />
          ) : (
            <NotFound />
          )
        }
      </Await>
    </Page>
  );
}

function Contents({ institution, again, part, rights }: Omit<PartProps, 'mayManage'> & { part: Part; rights: Rights }) {
  const Content = contents[part];
  return (
    <div class="stack-wide">
      <nav class="parts no-print" aria-label={t('institution.parts')}>
        <ul>
          {partsFor(rights).map(({ part: other, words }) => (
            <li key={other}>
              <a
                class="part"
                data-words={t(words)}
                href={pathOf(institution, other)}
                aria-current={other === part ? 'page' : undefined}
              >
                {t(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {rights.mayManage && <Steps institution={institution} here={part} />}
      <Content key={part} institution={institution} mayManage={rights.mayManage} again={again} />
    </div>
  );
}
