import { costGrid } from '#lib/server/desk/grids/cost-grid.ts';
import { type GridDoor, keepGrid, loadGrid } from '../../../grid-door.ts';
import type { Actions, PageServerLoad } from './$types';

const COSTS: GridDoor = {
  step: 'rozpocet',
  title: ({ context }) => context.t('grid.costs.title'),
  grid: ({ context }) => costGrid(context)
};

export const load: PageServerLoad = (event) => loadGrid(event, COSTS);

export const actions: Actions = { default: (event) => keepGrid(event, COSTS) };
