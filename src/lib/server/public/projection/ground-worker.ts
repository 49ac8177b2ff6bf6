import { answerOnce } from '../../apart/answer-once.ts';
import { type GroundGiven, reckonGround } from './reckon-ground.ts';

answerOnce(async (given: GroundGiven) => reckonGround(given));
