/** A session of a section, where others have another owner. */
export type OfSection<S extends { section: object | null }> = S & { section: NonNullable<S['section']> };

export const isOfSection = <S extends { section: object | null }>(session: S): session is OfSection<S> =>
  session.section !== null;
