import { expect, test } from 'vitest';
import { securityText } from './security-text.ts';

const OPERATOR = { name: 'Združenie obcí', email: null, phone: null, address: null, ico: null };

test('the operator is reached by mail first, and the file is good for half a year', () => {
  const operator = { ...OPERATOR, email: 'bezpecnost@example.sk', phone: '+421 41 000 00 00' };
  expect(securityText(operator, 'https://plany.example.sk', '2026-11-21')).toBe(
    [
      'Contact: mailto:bezpecnost@example.sk',
      'Contact: tel:+421410000000',
      'Expires: 2027-05-20T00:00:00Z',
      'Preferred-Languages: sk, en',
      'Canonical: https://plany.example.sk/.well-known/security.txt',
      ''
    ].join('\n')
  );
});

test.each([null, OPERATOR])('without a contact there is no file', (operator) => {
  expect(securityText(operator, 'https://plany.example.sk', '2026-11-21')).toBeNull();
});
