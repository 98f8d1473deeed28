import { useId } from 'preact/hooks';
import { AuditTrailDocument } from '#contract/graphql/graphql';
import { usePages } from '../../api/pages.ts';
import { Button } from '../../look/Button.tsx';
import { ChoiceFilter, Filters } from '../../look/Filters.tsx';
import { More } from '../../loaded/ListOf.tsx';
import { Empty } from '../../look/Notice.tsx';
import { Await } from '../../loaded/Await.tsx';
import { useFilters } from '../../shell/use-filters.ts';
import { t } from '../../words/words.ts';
import type { PartProps } from '../parts.ts';
import { BulkLine } from './BulkLine.tsx';
import { bulksOf, mayGoOn } from './bulks.ts';
import type { Entry } from './bulks.ts';
import { kindWords } from './kinds.ts';

/** Who changed what, the newest first. Nobody can edit the log, neither here nor elsewhere. */
export function AuditPart({ institution }: PartProps) {
  const [{ kind, actor, object, from }, narrow] = useFilters(['kind', 'actor', 'object', 'from']);
  const pages = usePages(
    AuditTrailDocument,
    {
      institutionId: institution.id,
      kind: kind || null,
      objectId: object || null,
      actorId: actor || null,
      from: from || null,
    },
    ({ auditTrail }) => auditTrail,
    [],
  );
  const narrowed = [kind, actor, object, from].some((value) => value !== '');
  const entries = pages.loaded.data ?? [];
  const actorName = entries.find((entry) => entry.actor?.id === actor)?.actor?.name;
  const objectName = entries.find((entry) => entry.objectId === object)?.label;
  return (
    <div class="stack">
      <p class="soft">{t('audit.how')}</p>
      <Filters label={t('institution.audit')}>
        <ChoiceFilter
          label={t('audit.what')}
          value={kind}
          options={Object.entries(kindWords).map(([value, words]) => ({ value, text: t(words) }))}
          onChoose={(value) => narrow('kind', value)}
        />
        <FromDay value={from} onChoose={(value) => narrow('from', value)} />
      </Filters>
      {(actor !== '' || object !== '') && (
        <ul class="chosen">
          {actor !== '' && (
            <li>
              {t('audit.by', { name: actorName ?? '…' })}
              <Button kind="quiet" onClick={() => narrow('actor', '')}>
                {t('picker.off')}
              </Button>
            </li>
          )}
          {object !== '' && (
            <li>
              {t('audit.about', { name: objectName ?? '…' })}
              <Button kind="quiet" onClick={() => narrow('object', '')}>
                {t('picker.off')}
              </Button>
            </li>
          )}
        </ul>
      )}
      <Await loaded={pages.loaded} what={t('institution.audit')}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty>
              <p>{t(narrowed ? 'audit.nothingFound' : 'audit.nothingYet')}</p>
            </Empty>
          ) : (
            <More pages={pages} shown={rows.length} lines={linesOf(rows)} rowsAre=".audit-trail > li">
              <ol class="rows audit audit-trail">
                {bulksOf(rows).map((bulk) => (
                  <BulkLine
                    key={bulk.id}
                    bulk={bulk}
                    goesOn={pages.hasMore && mayGoOn(bulk, rows.at(-1))}
                    onActor={(id) => narrow('actor', id)}
                    onObject={(id) => narrow('object', id)}
                  />
                ))}
              </ol>
            </More>
          )
        }
      </Await>
    </div>
  );
}

/** What is told of several things at once takes one line. */
const linesOf = (rows: readonly Entry[]) =>
  bulksOf(rows).reduce((sum, { entries, things }) => sum + (things < 2 ? entries.length : 1), 0);

function FromDay({ value, onChoose }: { value: string; onChoose: (day: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {t('audit.from')}
      </label>
      <input
        id={id}
        type="date"
        class="input"
        value={value}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      />
    </div>
  );
}
