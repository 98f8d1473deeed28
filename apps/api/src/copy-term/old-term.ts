/** A lecturer of an old section; who left the institution does not fit any more. */
export interface OldLecturer {
  id: string;
  name: string;
  fits: boolean;
}

export interface OldSeries {
  id: string;
  rule: string;
  /** YYYY-MM-DDTHH:MM in `zone`. */
  localStart: string;
  minutes: number;
  zone: string;
  /** The room in which most of its sessions were. */
  roomId: string | null;
}

export interface OldSession {
  seriesId: string | null;
  /** Of a series: the rule's own start, whatever became of the session. */
  localStart: string;
  minutes: number;
  zone: string;
  roomId: string | null;
  topic: string;
}

export interface OldSection {
  id: string;
  code: string;
  title: string;
  name: string;
  campusId: string;
  campus: string;
  campusZone: string;
  campusCountry: string | null;
  lecturers: OldLecturer[];
  cohorts: { id: string; size: number }[];
  decks: number;
  series: OldSeries[];
  sessions: OldSession[];
}

export interface OldTerm {
  id: string;
  institutionId: string;
  name: string;
  startsOn: string;
  endsOn: string;
  /** The person who copies the term: names of holidays are in their language. */
  readerLanguage: string;
  sections: OldSection[];
}
