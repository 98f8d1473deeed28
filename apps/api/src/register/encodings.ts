import { registerEncodings } from '#database';
import type { RegisterEncoding as RegisterEncodingName } from '#database';
import { describedEnum } from '../graphql/described-enum.ts';

/** UTF_8_AND_MACINTOSH for "utf-8+macintosh", and so on. */
export const RegisterEncoding = Object.fromEntries(
  registerEncodings.map((name) => [
    name.replace('+', '_and_').replace('mended_and', 'mended').replaceAll('-', '_').toUpperCase(),
    name,
  ]),
);

describedEnum(
  'RegisterEncoding',
  'How a file is read that may be read in several ways.',
  RegisterEncoding,
  Object.fromEntries(Object.entries(RegisterEncoding).map(([name, encoding]) => [name, readingOf(encoding)])),
);

function readingOf(encoding: RegisterEncodingName): string {
  const [way = '', page = ''] = encoding.split('+');
  if (way === 'as-it-is') return 'UTF-8, as it stands.';
  if (way === 'utf-8') return `UTF-8 with single bytes of ${page} between.`;
  return way === 'mended' ? `UTF-8 that was read as ${page} once, and saved so.` : `All of it as ${way}.`;
}
