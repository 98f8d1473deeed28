import { isRight } from '#classroom';
import type { Poll, PollAnswer } from '#classroom';

export interface Columns {
  poll: string;
  who: string;
  answer: string;
  right: string;
  count: string;
}

/** What spreadsheets of a language separate cells by: not the comma where it stands in numbers. */
export const separatorIn = (tag: string): ',' | ';' =>
  new Intl.NumberFormat(tag).format(0.5).includes(',') ? ';' : ',';

/**
 * All polls as CSV: who answered what, or of anonymous ones how many.
 *
 * @param separator of spreadsheets in the reader's language
 */
export function pollsFile(
  polls: readonly Poll[],
  nameOf: (id: string) => string,
  columns: Columns,
  separator: ',' | ';',
): string {
  const rows = polls.flatMap((poll) => {
    if (poll.anonymous) {
      return poll.tally.map(({ value, count }) => [
        poll.question,
        '',
        poll.choices?.[Number(value)] ?? value,
        '',
        String(count),
      ]);
    }
    return Object.entries(poll.answers).map(([id, answer]) => {
      const right = isRight(poll, answer);
      return [poll.question, nameOf(id), wordsOf(poll, answer), right === undefined ? '' : right ? '1' : '0', '1'];
    });
  });
  const head = [columns.poll, columns.who, columns.answer, columns.right, columns.count];
  return [head, ...rows].map((row) => row.map(cell).join(separator)).join('\r\n') + '\r\n';
}

function wordsOf({ choices }: Poll, answer: PollAnswer): string {
  return typeof answer === 'object' ? answer.map((index) => choices?.[index] ?? '').join('; ') : String(answer);
}

/** A cell that no spreadsheet takes for a formula, also where it parts cells by another sign; as the service's files. Numbers stay numbers. */
function cell(text: string): string {
  const plain = /^-?\d+([.,]\d+)?$/.test(text)
    ? text
    : text.replace(/((?:^|[;,\t\r\n])[ \u00a0]*)(?='*[=+\-@＝＋－＠](?!\)|$))|^(?=[\t\r])/gu, "$1'");
  return /[",;\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
