import type { Files } from './sheets.ts';

/**
 * The rule that an error goes when its field is filled, and that what was done is seen:
 *   1. a form is made of look/Form, which removes errors as they are corrected; a form without it has nothing that can be wrong
 *   2. an error stands at a field by way of look/Field (`useField`, `describe`, `Beneath`), and nowhere else
 *   3. a field with a name of its own in such a form is drawn with its error
 *   4. a notice of success says what it is the outcome of, which brings it into view each time (look/Notice)
 */
export const bare: Readonly<Record<string, string>> = {
  'class/room/board/tools/Tools.tsx': 'an empty text is not written on the board',
  'class/room/chat/WriteField.tsx': 'counts what is left with each letter',
  'class/room/groups/GroupsPart.tsx': 'chooses one of some times',
  'class/room/talk/PollCard.tsx': 'is not to be sent before something is chosen',
};

/** Files whose sentences look like errors of fields and change with each letter. */
const counted: readonly string[] = ['class/room/chat/WriteField.tsx', 'timetable/plan/Preview.tsx'];

/** Breaches of the rule, one sentence each. */
export function faultsOfForms(files: Files): string[] {
  return [...files]
    .filter(([path]) => path.endsWith('.tsx') && !path.startsWith('look/'))
    .flatMap(([path, text]) => faultsOf(path, text).map((fault) => `${path}: ${fault}`))
    .sort();
}

function faultsOf(path: string, text: string): string[] {
  const faults: string[] = [];
  const isBare = /<form\b/.test(text);
  if (isBare && bare[path] === undefined) faults.push('a form that is not made of look/Form');
  if (isBare && /<Problems\b|role="alert"|useState<Problem\b/.test(text))
    faults.push('errors in a form that does not take them off');
  if (/\baria-invalid\b|\bfield-error\b/.test(text) && !counted.includes(path))
    faults.push('an error of a field that is not shown by look/Field');
  if (/<Form\b/.test(text) && !/\buseField\(/.test(text))
    for (const tag of tagsOf(text, 'input|select|textarea'))
      if (/\bname=/.test(tag) && !/type="(checkbox|radio|hidden)"/.test(tag))
        faults.push('a field in a form that does not ask for its error');
  for (const tag of tagsOf(text, 'Notice'))
    if (/\bkind=("good"|\{[^}]*'good')/.test(tag) && !/\boutcome=/.test(tag))
      faults.push('a success that does not come into view');
  return faults;
}

/** The opening tags of some elements, with their attributes. */
function tagsOf(text: string, names: string): string[] {
  return [...text.matchAll(new RegExp(`<(?:${names})\\b`, 'g'))].map(({ index }) => {
    let depth = 0;
    let end = index;
    for (; end < text.length; end += 1) {
      const sign = text[end] ?? '';
      depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
      if (depth === 0 && sign === '>') break;
    }
    return text.slice(index, end + 1);
  });
}
