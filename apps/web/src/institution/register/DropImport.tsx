import { DropRegisterImportDocument } from '#contract/graphql/graphql';
import { change } from '../../api/client.ts';
import { Remove } from '../../look/Remove.tsx';
import { t } from '../../words/words.ts';

export function DropImport({ id }: { id: string }) {
  return (
    <Remove
      action={t('register.drop')}
      name=""
      ask={t('register.dropAsk')}
      what={t('register.dropWhat')}
      work={() => change(DropRegisterImportDocument, { id })}
    />
  );
}
