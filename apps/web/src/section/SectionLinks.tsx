import { InvitationsOfDocument, RevokeInvitationDocument } from '#contract/graphql/graphql';
import { change } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { CreateLink } from '../institution/people/CreateLink.tsx';
import { InvitePeople } from '../institution/people/InvitePeople.tsx';
import { Remove } from '../look/Remove.tsx';
import { readerZone } from '../sign-in/viewer.ts';
import { dateWords, dayOf } from '../time/format.ts';
import { intlTag, t } from '../words/words.ts';
import type { Section } from './SectionPage.tsx';

/** Ways straight into this section for those who are not enrolled yet. */
export function SectionLinks({ section }: { section: Section }) {
  return section.viewerMay.edit ? <Links section={section} /> : null;
}

function Links({ section }: { section: Section }) {
  const institutionId = section.institution.id;
  const { loaded } = usePages(InvitationsOfDocument, { institutionId }, ({ invitations }) => invitations, [
    'Invitation',
  ]);
  const open = (loaded.data ?? []).filter((one) => one.section?.id === section.id && one.state === 'OPEN');
  return (
    <section class="stack no-print" aria-labelledby="section-links">
      <h2 id="section-links">{t('invite.title')}</h2>
      {open.length > 0 && (
        <ul class="rows">
          {open.map((one) => (
            <li key={one.id} class="row-apart">
              <span>
                {one.email ?? t('invite.byLink')}{' '}
                <span class="soft small">
                  {t('invite.openUntil', {
                    day: dateWords(dayOf(Date.parse(one.expiresAt), readerZone.value), intlTag()),
                    uses: one.uses,
                  })}
                </span>
              </span>
              <Remove
                action={t('invite.revoke')}
                name={one.email ?? t('invite.byLink')}
                ask={t('invite.revokeAsk')}
                what={t('invite.revokeWhat')}
                work={() => change(RevokeInvitationDocument, { id: one.id })}
              />
            </li>
          ))}
        </ul>
      )}
      <CreateLink institutionId={institutionId} sectionId={section.id} />
      <InvitePeople institutionId={institutionId} sectionId={section.id} />
    </section>
  );
}
