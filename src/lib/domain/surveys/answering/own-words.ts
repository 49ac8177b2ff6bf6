import type { Question } from '../questionnaire/question.ts';
import type { Answer, Response } from '../questionnaire/response.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';

/** What somebody said in her own words to one question. */
export type OwnWords = { questionId: string; text: string };

export type Parted = {
  /** The answers without any word of one's own; an empty text says that there was one. */
  response: Response;
  words: OwnWords[];
};

/** A place is kept as the middle of a cell of some 250 m: nobody's house. */
const CELL = { latitude: 400, longitude: 300 };

/** Parts words of one's own from the other answers; from then on nothing says that they belong together. */
export function partOwnWords(survey: Pick<Survey, 'sections'>, response: Response): Parted {
  const parted: Parted & { response: Map<string, Answer> } = { response: new Map(), words: [] };
  for (const question of questionsOf(survey)) {
    const answer = response.get(question.id);
    if (answer === undefined) continue;
    const [kept, text] = part(question, answer);
    parted.response.set(question.id, kept);
    if (text !== null) parted.words.push({ questionId: question.id, text });
  }
  return parted;
}

function part({ type }: Question, answer: Answer): [Answer, string | null] {
  if (type === 'short-text' || type === 'long-text') return ['', String(answer)];
  if (typeof answer !== 'object') return [answer, null];
  if ('latitude' in answer && typeof answer.latitude === 'number')
    return [middleOfCell(answer as Place), null];
  if (type === 'single' && 'other' in answer) return [{ other: '' }, String(answer.other)];
  if (type === 'multiple' && 'other' in answer && answer.other !== null)
    return [{ ...answer, other: '' } as Answer, String(answer.other)];
  return [answer, null];
}

type Place = { latitude: number; longitude: number };

function middleOfCell({ latitude, longitude }: Place): Place {
  const middle = (degrees: number, cells: number) =>
    Math.round(((Math.floor(degrees * cells) + 0.5) / cells) * 1e5) / 1e5;
  return { latitude: middle(latitude, CELL.latitude), longitude: middle(longitude, CELL.longitude) };
}
