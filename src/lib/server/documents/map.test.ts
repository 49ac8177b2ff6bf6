import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { districtMap, regionMap } from './map.ts';

const boundaries = JSON.parse(readFileSync('data/territory/districts.topojson', 'utf8'));
const linkTo = (code: string, name: string) => ({ title: `okres ${name}`, href: `#${code}` });

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe('Slovakia by districts', () => {
  const map = regionMap(boundaries, { label: 'Okresy Slovenska', markOf: linkTo });

  test('has 79 districts, each with a title and a link, under 60 kB', () => {
    expect(count(map, 'class="map-district"')).toBe(79);
    expect(count(map, '<title>')).toBe(79);
    expect(map).toContain('href="#SK0234"');
    expect(Buffer.byteLength(map)).toBeLessThan(60_000);
  });

  test('has no style that the security policy would refuse', () => {
    expect(map).not.toMatch(/\sstyle=|<style|fill="|stroke="/);
  });

  test('lies inside its box and fills it from west to east', () => {
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(map)?.map(Number) ?? [];
    const points = [...map.matchAll(/[ML](\d+),(\d+)/g)].map(
      (match) => [Number(match[1]), Number(match[2])] as const
    );
    const xs = points.map(([x]) => x);
    expect([Math.min(...xs), Math.max(...xs)]).toEqual([8, (width ?? 0) - 8]);
    expect(Math.max(...points.map(([, y]) => y))).toBeLessThanOrEqual(height ?? 0);
    // Slovakia is about twice as wide as it is high.
    expect((width ?? 0) / (height ?? 1)).toBeCloseTo(1.97, 1);
  });

  test('is a group of links, and a picture where nothing leads anywhere', () => {
    expect(map).toContain('role="group" aria-label="Okresy Slovenska"');
    const still = regionMap(boundaries, { label: 'Okresy', markOf: (_, name) => ({ title: name }) });
    expect(still).toContain('role="img"');
    expect(still).not.toContain('<a ');
  });
});

test('one region has its own districts only', () => {
  const map = regionMap(boundaries, { label: 'Žilinský kraj', regionCode: 'SK031', markOf: linkTo });
  expect(count(map, 'class="map-district"')).toBe(11);
  expect(map).not.toContain('#SK0234');
});

test('a step of a choropleth is a class beside the shape', () => {
  const markOf = (code: string, name: string) => ({
    title: name,
    className: code === 'SK0234' ? 'step-3' : 'step-1'
  });
  const map = regionMap(boundaries, { label: 'Mapa', markOf });
  expect(count(map, 'class="map-district step-3"')).toBe(1);
  expect(count(map, 'class="map-district step-1"')).toBe(78);
});

describe('one district', () => {
  const places = [
    {
      title: 'Bánov, 3 697 obyvateľov',
      href: '/banov',
      latitude: 48.0447,
      longitude: 18.1957,
      inhabitants: 3_697
    },
    { title: 'Nové Zámky', href: '/nove-zamky', latitude: 47.9855, longitude: 18.1619, inhabitants: 36_291 },
    { title: 'A <b> & "c"', latitude: 47.9, longitude: 18.3, inhabitants: 0 }
  ];
  const map = districtMap(boundaries, { label: 'Okres Nové Zámky', districtCode: 'SK0234', places });

  test('shows each settlement as a point, towns below villages', () => {
    expect(count(map, 'class="map-place"')).toBe(3);
    expect(map.indexOf('/nove-zamky')).toBeLessThan(map.indexOf('/banov'));
  });

  test('Bánov lies north of Nové Zámky and both inside the picture', () => {
    const at = (href: string) => {
      const circle = new RegExp(`href="${href}".*?cx="(\\d+)" cy="(\\d+)"`).exec(map);
      return { x: Number(circle?.[1]), y: Number(circle?.[2]) };
    };
    const height = Number(/viewBox="0 0 800 (\d+)"/.exec(map)?.[1]);
    expect(at('/banov').y).toBeLessThan(at('/nove-zamky').y);
    for (const { x, y } of [at('/banov'), at('/nove-zamky')]) {
      expect(x > 0 && x < 800 && y > 0 && y < height).toBe(true);
    }
  });

  test('names are words, never markup', () => {
    expect(map).toContain('A &lt;b&gt; &amp; &quot;c&quot;');
    expect(map).not.toContain('<b>');
  });

  test('an unknown district is refused', () => {
    expect(() => districtMap(boundaries, { label: '', districtCode: 'SK0999', places })).toThrow('SK0999');
  });
});
