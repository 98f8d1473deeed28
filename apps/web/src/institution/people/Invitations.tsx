import { InvitationsOfDocument, RevokeInvitationDocument } from '#contract/graphql/graphql';
import type { InvitationLineFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { usePages } from '../../api/pages.ts';
import { ListOf } from '../../loaded/ListOf.tsx';
import { Remove } from '../../look/Remove.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import type { Institution } from '../parts.ts';
import { CreateLink } from './CreateLink.tsx';
import { InvitePeople } from './InvitePeople.tsx';
import { invitationWords, roleWords } from './roles.tsx';

/** Who was invited, by mail or by link, and what became of it. */
export function Invitations({ institution }: { institution: Institution }) {
  const pages = usePages(InvitationsOfDocument, { institutionId: institution.id }, ({ invitations }) => invitations, [
    'Invitation',
  ]);
  const day = (instant: string) => dateWords(dayOf(Date.parse(instant), readerZone.value), intlTag());
  return (
    <section class="stack" aria-labelledby="invitations">
      <h2 id="invitations">{t('invite.title')}</h2>
      <p class="soft">{t('invite.how')}</p>
      <InvitePeople institutionId={institution.id} />
      <CreateLink institutionId={institution.id} />
      <ListOf
        pages={pages}
        caption={t('invite.title')}
        keyOf={({ id }) => id}
        narrowed={false}
        columns={[
          { title: t('invite.whom'), cell: whomOf },
          { title: t('person.role'), cell: ({ role }) => t(roleWords[role]) },
          { title: t('section.one'), cell: ({ section }) => section?.title ?? '' },
          { title: t('people.state'), cell: (invitation) => <State {...invitation} /> },
          { title: t('invite.until'), cell: ({ expiresAt }) => day(expiresAt) },
          {
            title: t('people.actions'),
            cell: (invitation) =>
              invitation.state === 'OPEN' && (
                <Remove
                  action={t('invite.revoke')}
                  name={whomOf(invitation)}
                  ask={t('invite.revokeAsk')}
                  what={t('invite.revokeWhat')}
                  work={() => change(RevokeInvitationDocument, { id: invitation.id })}
                />
              ),
          },
        ]}
      >
        <p>{t('invite.noneYet')}</p>
      </ListOf>
    </section>
  );
}

function whomOf({ email, name }: InvitationLineFragment): string {
  return email ?? (name || t('invite.byLink'));
}

/** With what went wrong when its mail was sent, while that still matters. */
function State({ state, uses, mostUses, email, mail, mailFailure }: InvitationLineFragment) {
  const words = t(invitationWords[state]);
  if (email === null) {
    return `${words}, ${mostUses ? t('invite.usesOf', { uses, most: mostUses }) : t('invite.uses', { uses })}`;
  }
  const troubled = state === 'OPEN' && (mail === 'FAILED' || (mail === 'DUE' && mailFailure !== null));
  if (!troubled) return words;
  return (
    <>
      {words}. {t(mail === 'FAILED' ? 'invite.mailFailed' : 'invite.mailDue')}
      {mailFailure !== null && (
        <span class="soft" lang="en">
          {' '}
          {mailFailure}
        </span>
      )}
    </>
  );
}
