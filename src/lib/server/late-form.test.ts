import { expect, test } from 'vitest';
import { lateFields } from './late-form.ts';

const AT = 'http://localhost/pracovisko/rajec/plany/x/potreby/nove';

function sent(at: string, body: BodyInit, headers: Record<string, string> = {}) {
  const text = body.toString();
  const length = { 'content-length': String(Buffer.byteLength(text)) };
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', ...length };
  return lateFields(
    new Request(at, { method: 'POST', body: text, headers: { ...form, ...headers } }),
    new URL(at)
  );
}

test('what was typed comes back as it was, also what looks like a page', async () => {
  const text = 'Prvý "riadok"\r\n<script>alert(1)</script> & koniec';
  const fields = await sent(
    AT,
    new URLSearchParams([
      ['title', text],
      ['skupina', 'a'],
      ['skupina', 'b']
    ])
  );
  expect(fields).toBe(
    '<input type="hidden" name="title" value="Prvý &quot;riadok&quot;&#13;&#10;&lt;script&gt;alert(1)&lt;/script&gt; &amp; koniec">' +
      '<input type="hidden" name="skupina" value="a"><input type="hidden" name="skupina" value="b">'
  );
});

test.each([
  ['one’s own account, where passwords are typed', 'http://localhost/pracovisko/ucet/heslo', {}],
  ['the operator’s pages', 'http://localhost/en/pracovisko/prevadzka/priority', {}],
  ['a public form', 'http://localhost/prihlasenie', {}],
  ['a script', AT, { accept: 'application/json' }],
  ['a file', AT, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['more than a form holds', AT, { 'content-length': '9000000' }]
])('%s is not carried over', async (_what, at, headers) => {
  expect(await sent(at, new URLSearchParams({ heslo: 'tajné' }), headers)).toBeNull();
});

test('a form in English is carried over, one without any words is not', async () => {
  const english = AT.replace('/pracovisko', '/en/pracovisko');
  expect(await sent(english, new URLSearchParams({ title: 'a' }))).toContain('value="a"');
  expect(await sent(AT, new URLSearchParams({ title: '  ' }))).toBeNull();
});
