import { expect, test } from 'vitest';
import { refuseSvg } from './picture.ts';

const svg = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;

test('a plain drawing with its own gradients and patterns may be drawn', () => {
  const plain = '<defs><linearGradient id="g"/></defs><path d="M0 0H9" fill="url(#g)"/><a href="#x"/>';
  expect(refuseSvg(svg(plain))).toBeNull();
});

test.each([
  '<image href="/etc/passwd"/>',
  '<image xlink:href="https://evil.sk/x.png"/>',
  '<script>alert(1)</script>',
  '<foreignObject/>',
  '<use href="https://evil.sk/x.svg#a"/>',
  '<path fill="url(https://evil.sk/x)"/>',
  '<path fill="url( \'file:///etc/passwd\')"/>',
  '<style>@import "https://evil.sk"</style>',
  '<a xlink:href="javascript:alert(1)"/>',
  '<feImage href="/etc/passwd"/>'
])('%s may not', (inside) => {
  expect(refuseSvg(svg(inside))).toBe('fetches-something');
});

test('entities are refused, and so is what is no SVG', () => {
  expect(refuseSvg('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>')).toBe(
    'fetches-something'
  );
  expect(refuseSvg('<html></html>')).toBe('not-an-svg');
});
