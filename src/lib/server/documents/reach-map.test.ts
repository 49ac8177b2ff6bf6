import { expect, test } from 'vitest';
import { boundaries } from '../public/boundaries.ts';
import { type ReachMap, reachMap } from './reach-map.ts';

const rajec = { latitude: 49.0886, longitude: 18.6367 };
const zilina = { latitude: 49.2231, longitude: 18.7394 };
const kosice = { latitude: 48.7164, longitude: 21.2611 };

const MAP: ReachMap = {
  ...{ title: 'Služby do 20 km: „A & B“', description: 'Dve <služby>', reachKm: 20, reachWord: '20 km' },
  home: { ...rajec, name: 'Rajec' },
  settlements: [
    { ...rajec, isServed: true },
    { ...zilina, isServed: false },
    { ...kosice, isServed: true }
  ],
  services: [
    { ...zilina, count: 12, title: 'Žilina: 12 služieb' },
    { ...rajec, count: 1, title: 'Rajec: <1> služba' },
    { ...kosice, count: 99, title: 'Košice: 99 služieb' }
  ],
  districts: [{ ...zilina, name: 'okres Žilina' }]
};

const draw = (layout: 'wide' | 'narrow') => reachMap(boundaries().districts, MAP, layout);

test('what is in the picture is drawn, several services with their number, what lies beyond is left out', () => {
  const svg = draw('wide');
  expect(svg.match(/class="map-place"/g)).toHaveLength(2);
  expect(svg.match(/class="map-count"[^>]*>(\d+)</)?.[1]).toBe('12');
  expect(svg).not.toContain('Košice');
  const served = /class="map-served" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  expect(served.match(/M/g)).toHaveLength(1);
  expect(/class="map-lines" d="(M[^"]+)"/.test(svg)).toBe(true);
});

test('the picture says its title and description, with every word escaped and no style of its own', () => {
  const svg = draw('wide');
  expect(svg).toContain('aria-labelledby="mapa-wide-nazov mapa-wide-opis"');
  expect(svg).toContain('<desc id="mapa-wide-opis">Dve &lt;služby&gt;</desc>');
  expect(svg).toContain('Rajec: &lt;1&gt; služba');
  expect(svg).not.toMatch(/style=|<script/);
});

test('north is up and east is right; a narrow screen has a picture of its own, without names of districts', () => {
  const place = (svg: string) =>
    [...svg.matchAll(/class="map-place" cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y)
    ]);
  const [inZilina = [], inRajec = []] = place(draw('wide'));
  expect(inZilina[0]).toBeGreaterThan(inRajec[0] ?? 0);
  expect(inZilina[1]).toBeLessThan(inRajec[1] ?? 0);
  expect(draw('narrow')).toContain('viewBox="0 0 340 340"');
  expect(draw('narrow')).not.toContain('okres Žilina');
});
