export interface QuestionEvents {
  'question-asked': { text: string };
  'question-voted': { question: number; up: boolean };
  'question-answered': { question: number; answered: boolean };
  'question-removed': { question: number };
}
