import type { Topology } from 'topojson-specification';
import { readJson } from './data-folder.ts';

/** Boundaries of districts (layer `okresy`) and regions (layer `kraje`), WGS 84. */
export type Boundaries = { districts: Topology; regions: Topology };

/** Reads the boundaries that come with the program: © GKÚ Bratislava, ZBGIS, CC BY 4.0. */
export function readBoundaries(folder: string): Boundaries {
  return {
    districts: readJson(folder, 'territory/districts.topojson'),
    regions: readJson(folder, 'territory/regions.topojson')
  };
}
