import { isRight } from '#classroom';
import type { Poll, PollAnswer } from '#classroom';

export interface Columns {
  poll: string;
  who: string;
  answer: string;
  right: string;
  count: string;
}

/** All polls as CSV (RFC 4180): who answered what, or of anonymous ones how many. */
export function pollsFile(polls: readonly Poll[], nameOf: (id: string) => string, columns: Columns): string {
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
  return [head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function wordsOf({ choices }: Poll, answer: PollAnswer): string {
  return typeof answer === 'object' ? answer.map((index) => choices?.[index] ?? '').join('; ') : String(answer);
}

/** A cell that no spreadsheet takes for a formula (OWASP, "CSV Injection"); numbers stay numbers. */
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.,]\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
