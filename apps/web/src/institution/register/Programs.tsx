import { InstitutionApiTokensDocument, RevokeInstitutionApiTokenDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { useData } from '../../api/data.ts';
import { Await } from '../../loaded/Await.tsx';
import { Remove } from '../../look/Remove.tsx';
import { Table } from '../../look/Table.tsx';
import { ScopeList } from '../../people/tokens/ScopeList.tsx';
import '../../people/tokens/tokens.css';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';

/** Programs that ask for this university alone, each by a token of somebody; an administrator can revoke it. */
export function Programs({ institutionId }: { institutionId: string }) {
  const loaded = useData(InstitutionApiTokensDocument, { institutionId }, ['InstitutionApiToken']);
  const day = (instant: string) => dateWords(dayOf(Date.parse(instant), readerZone.value), intlTag());
  return (
    <section class="stack" aria-labelledby="register-programs">
      <h2 id="register-programs">{t('register.programs')}</h2>
      <p>
        {t('register.programsHow')} <a href="/profile/tokens">{t('tokens.see')}</a>
      </p>
      <Await loaded={loaded} what={t('register.programs')}>
        {({ institutionApiTokens }) =>
          institutionApiTokens.length === 0 ? (
            <p class="soft">{t('register.noProgram')}</p>
          ) : (
            <Table
              caption={t('register.programs')}
              rows={institutionApiTokens}
              keyOf={({ id }) => id}
              columns={[
                { title: t('register.program'), cell: ({ name }) => <span class="tokens-program">{name}</span> },
                { title: t('register.programOf'), cell: ({ person }) => person.name },
                { title: t('tokens.may'), cell: ({ scopes }) => <ScopeList scopes={scopes} /> },
                {
                  title: t('register.programUsed'),
                  cell: ({ lastUsedOn, expired, expiresAt }) => (
                    <>
                      <p>
                        {lastUsedOn === null
                          ? t('tokens.neverUsed')
                          : t('tokens.lastUsed', { day: dateWords(lastUsedOn, intlTag()) })}
                      </p>
                      <p>{t(expired ? 'tokens.expired' : 'tokens.expires', { day: day(expiresAt) })}</p>
                    </>
                  ),
                },
                {
                  title: t('tokens.revoke'),
                  plain: true,
                  cell: ({ id, name }) => (
                    <Remove
                      action={t('tokens.revoke')}
                      name={name}
                      ask={t('tokens.revokeAsk', { name })}
                      what={t('register.programRevoke')}
                      work={() => change(RevokeInstitutionApiTokenDocument, { institutionId, id })}
                      onDone={loaded.again}
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Await>
    </section>
  );
}
