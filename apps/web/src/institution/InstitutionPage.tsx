import { useLocation, useRoute } from 'preact-iso/router';
import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { InstitutionByIdDocument } from '#contract/graphql/graphql';
import { useData } from '../api/data.ts';
import { institutionsOf, manages, viewer } from '../people/viewer.ts';
import { Await } from '../shell/Await.tsx';
import { NotFound } from '../shell/NotFound.tsx';
import { Page } from '../shell/Page.tsx';
import { t } from '../words/words.ts';
import { CampusesPart } from './CampusesPart.tsx';
import { CoursesPart } from './CoursesPart.tsx';
import './institution.css';
import { partOf, parts, partsFor, pathOf } from './parts.ts';
import type { Part, PartProps } from './parts.ts';
import { PeoplePart } from './PeoplePart.tsx';
import { SectionsPart } from './SectionsPart.tsx';
import { Steps } from './Steps.tsx';
import { TermsPart } from './TermsPart.tsx';

const contents: Record<Part, ComponentType<PartProps>> = {
  sections: SectionsPart,
  people: PeoplePart,
  courses: CoursesPart,
  terms: TermsPart,
  campuses: CampusesPart,
};

export default function InstitutionPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const person = viewer.value;
  const mayManage = person !== undefined && manages(person, id);
  const loaded = useData(
    InstitutionByIdDocument,
    { id, withMembers: mayManage },
    ['Campus', 'Term', 'Course', 'Section', 'Member'],
    person === undefined,
  );
  const institution = loaded.data?.institution;
  // The name is known from the person before the rest has come.
  const known = person && institutionsOf(person).find((own) => own.id === id);
  const part = institution && partOf(params['part'], { institution, mayManage });
  const { route } = useLocation();
  const unnamed = part !== undefined && !params['part'];
  useEffect(() => {
    // Which part comes first changes as parts are filled; the address holds the one that is looked at.
    if (unnamed) route(pathOf({ id }, part), true);
  }, [unnamed, id, part, route]);
  const words = parts.find((one) => one.part === part)?.words;
  const name = institution?.name ?? known?.name ?? t('institution.title');
  return (
    <Page title={words ? t(words) : name} over={words ? name : undefined}>
      <Await loaded={loaded} what={name}>
        {(data) =>
          part ? <Contents institution={data.institution} mayManage={mayManage} part={part} /> : <NotFound />
        }
      </Await>
    </Page>
  );
}

function Contents({ institution, mayManage, part }: PartProps & { part: Part }) {
  const Content = contents[part];
  return (
    <div class="stack-wide">
      {mayManage && <Steps institution={institution} here={part} />}
      <nav class="parts" aria-label={t('institution.parts')}>
        <ul>
          {partsFor(mayManage).map(({ part: other, words }) => (
            <li key={other}>
              <a class="part" href={pathOf(institution, other)} aria-current={other === part ? 'page' : undefined}>
                {t(words)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <Content institution={institution} mayManage={mayManage} />
    </div>
  );
}
