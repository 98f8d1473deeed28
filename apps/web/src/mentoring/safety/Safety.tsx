import { useState } from 'preact/hooks';
import { BlockPersonDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { Button } from '../../look/Button.tsx';
import { Dialog } from '../../look/Dialog.tsx';
import { Remove } from '../../look/Remove.tsx';
import { tell } from '../../look/told.ts';
import { t } from '../../words/words.ts';
import { ReportForm } from './ReportForm.tsx';
import type { Attachable } from './ReportForm.tsx';

/** The ways out where somebody is not good to meet: report them to the coordinators, or block them. */
export function Safety({
  person,
  attachable = {},
  again,
}: {
  person: { id: string; name: string };
  attachable?: Attachable;
  again: () => void;
}) {
  const [reporting, setReporting] = useState(false);
  const { id, name } = person;
  const close = () => setReporting(false);
  return (
    <div class="row">
      <Button kind="quiet" onClick={() => setReporting(true)}>
        <span>
          {t('safety.report')}
          <span class="visually-hidden"> {name}</span>
        </span>
      </Button>
      <Remove
        action={t('safety.block')}
        name={name}
        ask={t('safety.blockAsk', { name })}
        what={t('safety.blockWhat', { name })}
        work={() => change(BlockPersonDocument, { personId: id })}
        onDone={() => {
          tell(t('safety.blockedTold', { name }));
          again();
        }}
      />
      {reporting && (
        <Dialog title={t('safety.reportOf', { name })} onClose={close}>
          <ReportForm person={person} attachable={attachable} onBack={close} onDone={close} />
        </Dialog>
      )}
    </div>
  );
}
