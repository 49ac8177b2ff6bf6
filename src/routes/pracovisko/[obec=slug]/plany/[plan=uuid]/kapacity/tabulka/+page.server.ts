import { capacityGrid } from '#lib/server/desk/grids/capacity-grid.ts';
import { CELL_NUMBERS, type CellNumber } from '#lib/ui/plans/cell-numbers.ts';
import { type GridDoor, keepGrid, loadGrid } from '../../../grid-door.ts';
import type { Actions, PageServerLoad } from './$types';

/** The number of the matrix that a sheet shows, by its word in the address. */
const WORDS: Readonly<Record<CellNumber, string>> = {
  ownNeed: 'potreba',
  catchmentNeed: 'spadove-uzemie',
  existing: 'existujuca',
  securedElsewhere: 'inde',
  staff: 'uvazky'
};

function numberOf(url: URL): CellNumber {
  const word = url.searchParams.get('cislo');
  return CELL_NUMBERS.find((number) => WORDS[number] === word) ?? 'ownNeed';
}

function capacities(number: CellNumber): GridDoor {
  return {
    step: 'kapacity',
    title: ({ context }) =>
      context.t('grid.capacities.title', { number: context.t(`planTerm.capacity.${number}`) }),
    grid: ({ context, whole }) => capacityGrid(number, context, whole.judged.existing)
  };
}

export const load: PageServerLoad = async (event) => {
  const number = numberOf(event.url);
  const { t } = event.locals;
  const page = await loadGrid(event, capacities(number));
  const sheets = CELL_NUMBERS.map((one) => ({
    label: t(`planTerm.capacity.${one}`),
    href: `${page.plan.path}/kapacity/tabulka?cislo=${WORDS[one]}`,
    current: one === number
  }));
  return { ...page, sheets };
};

export const actions: Actions = { default: (event) => keepGrid(event, capacities(numberOf(event.url))) };
