import { useState } from 'preact/hooks';
import { ApiTokensDocument } from '#contract/graphql/graphql';
import { useData } from '../../api/data.ts';
import { Notice } from '../../look/Notice.tsx';
import { Await } from '../../loaded/Await.tsx';
import { Page } from '../../shell/Page.tsx';
import { t } from '../../words/words.ts';
import './tokens.css';
import { NewToken } from './NewToken.tsx';
import { Secret } from './Secret.tsx';
import type { Made } from './Secret.tsx';
import { TokenCard } from './TokenCard.tsx';

/** Tokens by which programs of one's own ask in one's place. */
export default function TokensPage() {
  const loaded = useData(ApiTokensDocument, {}, ['ApiToken']);
  const [made, setMade] = useState<Made>();
  return (
    <Page
      title={t('tokens.title')}
      above={{ href: '/profile', name: t('profile.title') }}
      lead={t('tokens.lead')}
      width="narrow"
    >
      <Notice kind="care">
        <p>{t('tokens.care')}</p>
      </Notice>
      {made && <Secret key={made.secret} made={made} />}
      <Await loaded={loaded} what={t('tokens.title')}>
        {({ apiTokens }) =>
          apiTokens.length === 0 ? (
            <p class="soft">{t('tokens.none')}</p>
          ) : (
            <ul class="stack">
              {apiTokens.map((token) => (
                <li key={token.id}>
                  <TokenCard token={token} again={loaded.again} />
                </li>
              ))}
            </ul>
          )
        }
      </Await>
      <NewToken
        onMade={(secret) => {
          setMade({ secret });
          loaded.again();
        }}
      />
    </Page>
  );
}
