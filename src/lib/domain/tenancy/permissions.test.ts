import { describe, expect, test } from 'vitest';
import { ROLES, rolesHeld } from './membership.ts';
import { ACTIONS, may, PERMISSIONS } from './permissions.ts';

/** The matrix of rights as a table to be read: a row per role, + for what it may do. */
const MATRIX = `
                  view  edit  evid  read  rema  dir   askp  repo  merg  sugg  rmee  kmee  vote  cons  sett  answ  impo  docu  ques  type  creat assi  publ  appr  prog  owne  peop  audit expo  remo
coordinator       +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +     +
editor            +     +     +     +     +     +     +     +     -     +     +     +     +     -     +     +     +     +     +     +     -     -     -     -     +     +     -     -     -     -
group-member      +     -     +     +     +     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -
provider          +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -
mayor             +     -     -     +     -     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     +     -     -
councillor        +     -     -     +     -     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -
external-drafter  +     +     +     +     +     -     -     -     -     -     +     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -     -     -     -
region-analyst    +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -
auditor           +     -     -     +     -     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     +     -     -
typist            +     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     -     +     -     -     -     -     -     -     -     -     -     -`;

const rows = MATRIX.trim()
  .split('\n')
  .slice(1)
  .map((line) => line.trim().split(/\s+/));

test('the table names every role and every action', () => {
  expect(rows.map(([role]) => role)).toEqual([...ROLES]);
  expect(rows[0]?.slice(1)).toHaveLength(ACTIONS.length);
});

describe.each(rows)('%s', (role, ...signs) => {
  test.each(ACTIONS.map((action, index) => [action, signs[index]]))('%s: %s', (action, sign) => {
    expect(may({ roles: [role as (typeof ROLES)[number]] }, action as (typeof ACTIONS)[number])).toBe(
      sign === '+'
    );
  });
});

test('nobody without a role may do anything', () => {
  for (const action of ACTIONS) expect(may({ roles: [] }, action)).toBe(false);
  expect(Object.keys(PERMISSIONS)).toEqual([...ACTIONS]);
});

test('a term counts from its first day to the day before its end', () => {
  const term = [{ role: 'mayor', validFrom: '2026-12-01', validTo: '2030-12-01' }] as const;
  expect(rolesHeld(term, '2026-11-30')).toEqual([]);
  expect(rolesHeld(term, '2026-12-01')).toEqual(['mayor']);
  expect(rolesHeld(term, '2030-11-30')).toEqual(['mayor']);
  expect(rolesHeld(term, '2030-12-01')).toEqual([]);
});
