import { Remove } from '../look/Remove.tsx';
import { t } from '../words/words.ts';
import type { ImportSource } from './source.ts';

export function DropImport({ id, source }: { id: string; source: ImportSource }) {
  return (
    <Remove
      action={t('register.drop')}
      name=""
      ask={t('register.dropAsk')}
      what={t('register.dropWhat')}
      work={() => source.drop(id)}
    />
  );
}
