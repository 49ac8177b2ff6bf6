import { targetGrid } from '#lib/server/desk/grids/target-grid.ts';
import { type GridDoor, keepGrid, loadGrid } from '../../../grid-door.ts';
import type { Actions, PageServerLoad } from './$types';

const TARGETS: GridDoor = {
  step: 'ukazovatele',
  title: ({ context }) => context.t('grid.targets.title'),
  grid: ({ context }) => targetGrid(context)
};

export const load: PageServerLoad = (event) => loadGrid(event, TARGETS);

export const actions: Actions = { default: (event) => keepGrid(event, TARGETS) };
