import { RevokeApiTokenDocument } from '#contract/graphql/graphql';
import type { TokenPartsFragment } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { Remove } from '../../look/Remove.tsx';
import { readerZone } from '../../sign-in/viewer.ts';
import { dateWords, dayOf } from '../../time/format.ts';
import { intlTag, t } from '../../words/words.ts';
import { ScopeList } from './ScopeList.tsx';

/** One token: what it is for, whether it is in use, and its end. */
export function TokenCard({ token, again }: { token: TokenPartsFragment; again: () => void }) {
  const { name, institution, lastUsedOn, expired } = token;
  const day = (instant: string) => dateWords(dayOf(Date.parse(instant), readerZone.value), intlTag());
  return (
    <div class="card stack-tight">
      <h2 class="tokens-name">{name}</h2>
      <ScopeList scopes={token.scopes} />
      {institution && <p>{t('tokens.only', { institution: institution.name })}</p>}
      <p class="small soft">
        {t('tokens.created', { day: day(token.createdAt) })}{' '}
        {lastUsedOn === null ? t('tokens.neverUsed') : t('tokens.lastUsed', { day: dateWords(lastUsedOn, intlTag()) })}
      </p>
      <p class="small">
        {expired ? (
          <strong>{t('tokens.expired', { day: day(token.expiresAt) })}</strong>
        ) : (
          t('tokens.expires', { day: day(token.expiresAt) })
        )}
      </p>
      <div>
        <Remove
          action={t('tokens.revoke')}
          kind="plain"
          name={name}
          ask={t('tokens.revokeAsk', { name })}
          what={t('tokens.revokeWhat')}
          work={() => change(RevokeApiTokenDocument, { id: token.id })}
          onDone={again}
        />
      </div>
    </div>
  );
}
