/**
 * What Intl makes costs some 100 kB each, and a letter needs a dozen: made once and kept. (A thousand letters with formats of their
 * own took 700 MB.)
 */
function kept<Made>(make: (locale: string, options: object) => Made, most = 300) {
  const all = new Map<string, Made>();
  return (locale: string, options: object): Made => {
    const key = `${locale} ${JSON.stringify(options)}`;
    let made = all.get(key);
    if (made === undefined) {
      // Zones times parts of a date: more than this is a sign of something else.
      if (all.size >= most) all.clear();
      made = make(locale, options);
      all.set(key, made);
    }
    return made;
  };
}

const dateTimeFormats = kept((locale, options) => new Intl.DateTimeFormat(locale, options));
const listFormats = kept((locale, options) => new Intl.ListFormat(locale, options));
const collators = kept((locale, options) => new Intl.Collator(locale, options));

/** @throws {RangeError} for a zone that is none */
export const dateTimeFormat = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dateTimeFormats(locale, options);

/** "Anne and Jean". */
export const listFormat = (locale: string): Intl.ListFormat => listFormats(locale, {});

/** Sorts names as readers of that language expect them. */
export const collator = (locale: string): Intl.Collator => collators(locale, {});
