import { inReadingOrder } from './block.ts';

type Placed = { id: string; position: string };

export type NumberedParts = {
  priorities: readonly Placed[];
  goals: readonly (Placed & { priorityId: string | null })[];
  measures: readonly (Placed & { goalId: string })[];
  activities: readonly (Placed & { measureId: string })[];
};

/**
 * Numbers people see, by id: priority `1`, goal `1.2`, measure `1.2.3`, activity `1.2.3.4`.
 * They follow the order and change with it; addresses use the measure's code instead (foundations, "Addresses").
 * Goals without a priority come last, under the next number.
 */
export function displayNumbers(parts: NumberedParts): Map<string, string> {
  const numbers = new Map<string, string>();
  const priorities: (string | null)[] = inReadingOrder(parts.priorities).map((one) => one.id);
  if (parts.goals.some((goal) => !priorities.includes(goal.priorityId))) priorities.push(null);
  priorities.forEach((priorityId, index) => {
    const number = String(index + 1);
    if (priorityId !== null) numbers.set(priorityId, number);
    const goals = parts.goals.filter((goal) =>
      priorityId === null ? !numbers.has(goal.priorityId ?? '') : goal.priorityId === priorityId
    );
    numberGoals(goals, number, parts, numbers);
  });
  return numbers;
}

function numberGoals(
  goals: readonly Placed[],
  prefix: string,
  parts: NumberedParts,
  numbers: Map<string, string>
): void {
  numberUnder(prefix, goals, numbers, (goal, goalNumber) => {
    const measures = parts.measures.filter((one) => one.goalId === goal.id);
    numberUnder(goalNumber, measures, numbers, (measure, measureNumber) => {
      const activities = parts.activities.filter((one) => one.measureId === measure.id);
      numberUnder(measureNumber, activities, numbers, () => {});
    });
  });
}

function numberUnder(
  prefix: string,
  items: readonly Placed[],
  numbers: Map<string, string>,
  inside: (item: Placed, number: string) => void
): void {
  inReadingOrder(items).forEach((item, index) => {
    const number = `${prefix}.${index + 1}`;
    numbers.set(item.id, number);
    inside(item, number);
  });
}
