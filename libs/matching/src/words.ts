/** Without case and accents; `’` and `'` alike. */
export const folded = (text: string): string => {
  const lower = text.toLowerCase();
  if (isPlain.test(lower)) return lower;
  return lower
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae');
};

/** Most words have nothing to fold, and there are many. */
const isPlain = /^[ -~\n]*$/;

/** Words and numbers in their order, each in its singular as far as an s or x at its end tells. */
export const foldedWords = (text: string): string[] => (folded(text).match(/[a-z0-9]+/g) ?? []).map(singular);

const singular = (word: string): string =>
  word.length > 3 && (word.endsWith('s') || word.endsWith('x')) ? word.slice(0, -1) : word;

/** By which a free skill is known: "Bases de données" and "base de donnees" are one. */
export const foldedName = (name: string): string => foldedWords(name).join(' ');

/** Words that often stand in texts of both languages and tell nothing of a subject. */
const empty = new Set(
  foldedWords(
    `about after all also and any are avec aux ans ait been before being between both but can ces cette chaque chez comme
  dans depuis des deux dont donne donner each elle elles encore entre est etait ete etre faire fait few first for from
  give given has have her his how ils into its leur leurs mais many may meme moins more most much nos not notre nous
  one ont other our ouvert par part pas peu peut plus plusieurs pour quand que qui quoi sans ses seul several she
  should since six soit some son sont sous such sur than that the their them then there these they this those three
  toujours tous tout toute toutes tres trois two une use used very vers want was week weeks well were what when where
  which while who whom will wish with without work would year years you your
  afin ainsi alors annee annees apres aussi autre autres avant avoir bien cela celle celui cet contre cours course
  courses dernier dernieres derniers donc dix five four hour hours heure heures ici jour jours jusqu lors mois
  ne new nouveau nouvelle nouvelles premier premiere quatre quatorze cinq sept huit neuf semaine semaines souvent
  students student etudiant etudiants etudiante etudiantes expert experte experts faculty faculte universite university
  department institut institute college need needs besoin besoins live ligne local locale locaux
  au ce de du en et il je la le les ma mes mon on ou sa se si un ni vos va an as at be by do he if in is it me my no
  of or so to up us we`,
  ),
);

/** So many letters of a word are kept. French and English share the beginnings of learned words: métabolisme, metabolism. */
const kept = 7;

/** What a word has in common with its relatives in both languages; undefined for one that tells nothing. */
export const stemOf = (word: string): string | undefined =>
  word.length < 2 || empty.has(word) || isNumber(word) ? undefined : word.slice(0, kept);

const isNumber = (word: string): boolean => word <= ':' && /^\d+$/.test(word);

/** A word of a text, as it is spelled there. */
export interface Token {
  readonly spelling: string;
  /** As `foldedWords` gives them: one, but for letters that are folded to nothing. */
  readonly words: readonly string[];
  /** Those of its words that tell something. */
  readonly stems: readonly string[];
  /** The stem of its first word, if that tells something. */
  readonly stem: string | undefined;
}

/** So many spellings are kept; all texts of a roster have some ten thousand. */
const mostSpellings = 100_000;

/** Takes texts apart. What a spelling is folded to is kept: the same words come in text after text, and folding took most of the time. */
export class Tokens {
  readonly #known = new Map<string, Token>();

  /** In their order. Taken together they have the words that `foldedWords` finds in the text. */
  of(text: string): Token[] {
    return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(
      (spelling) => this.#known.get(spelling) ?? this.#add(spelling),
    );
  }

  #add(spelling: string): Token {
    const words = foldedWords(spelling);
    const stems = words.flatMap((word) => stemOf(word) ?? []);
    const token = { spelling, words, stems, stem: stemOf(words[0] ?? '') };
    if (this.#known.size >= mostSpellings) this.#known.clear();
    this.#known.set(spelling, token);
    return token;
  }
}
