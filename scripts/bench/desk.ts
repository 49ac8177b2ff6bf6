import { bodyExport } from './body-export.ts';
import { comparison } from './comparison.ts';
import { editing } from './editing.ts';
import type { Line } from './line.ts';
import { oldPlan } from './old-plan.ts';
import { sheet } from './sheet.ts';

/** What a clerk waits for at the desk. */
export async function* desk(): AsyncGenerator<Line> {
  yield* comparison();
  yield* editing();
  yield* oldPlan();
  yield* bodyExport();
  yield* sheet();
}
