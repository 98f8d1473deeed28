import type { DocumentPartsFragment } from '#contract/graphql/graphql';
import { readerZone } from '../../sign-in/viewer.ts';
import { dayWords } from '../../time/format.ts';
import { intlTag } from '../../words/words.ts';

/** A document to save, with its size and its day. */
export function DocumentLink({ document: { id, name, bytes, createdAt } }: { document: DocumentPartsFragment }) {
  return (
    <span>
      <a class="roster-document" href={`/files/expert-documents/${id}`} download={name}>
        {name}
      </a>{' '}
      <span class="soft small figures">
        {size(bytes)} · {dayWords(Date.parse(createdAt), readerZone.value, intlTag())}
      </span>
    </span>
  );
}

function size(bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
  const digits = value < 10 ? 1 : 0;
  return new Intl.NumberFormat(intlTag(), { style: 'unit', unit, maximumFractionDigits: digits }).format(value);
}
