import { badInput, normalForm, visible } from '#platform';

/** PostgreSQL keeps no NUL, and nobody types the other control characters into a name. */
const control = /\p{Cc}/u;

/**
 * One line of text, trimmed, without invisible characters.
 *
 * @param max characters at most
 * @throws {AppError} BAD_INPUT at `field`
 */
export function line(field: string, value: string, max: number, min = 1): string {
  const text = normalForm(visible(value).trim(), 'NFC');
  const length = [...text].length;
  if (length < min) throw badInput(field, 'This must not be empty.');
  if (length > max) throw badInput(field, `This has ${length} characters; ${max} are allowed.`);
  if (control.test(text)) throw badInput(field, 'This must be one line without control characters.');
  return text;
}

/**
 * Text of several lines, trimmed, with line feeds only and without invisible characters; it may be empty.
 *
 * @param max characters at most
 * @throws {AppError} BAD_INPUT at `field`
 */
export function block(field: string, value: string, max: number): string {
  const text = normalForm(visible(value).replace(/\r\n?/g, '\n').trim(), 'NFC');
  const { length } = [...text];
  if (length > max) throw badInput(field, `This has ${length} characters; ${max} are allowed.`);
  if (control.test(text.replace(/[\n\t]/g, ''))) throw badInput(field, 'This must be text without control characters.');
  return text;
}

/** RFC 5321 allows 254 characters; the shape is checked only so far that mail can be tried. */
const emailShape = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\].]+(\.[^\s@<>(),;:"\\[\].]+)*$/;

/** In lower case. @throws {AppError} BAD_INPUT at `field` */
export function emailAddress(field: string, value: string): string {
  const email = line(field, value, 254).toLowerCase();
  if (!emailShape.test(email)) throw badInput(field, 'This must be an e-mail address, like name@example.org.');
  return email;
}
