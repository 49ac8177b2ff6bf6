import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The framework hides its announcer of pages by a style attribute, which our policy refuses: it gets our class. */
const announcerWithoutStyle: Plugin = {
  name: 'announcer-without-style',
  enforce: 'pre',
  transform(code, id) {
    if (!id.split('?')[0]?.endsWith('/runtime/components/root.svelte') || !code.includes('svelte-announcer'))
      return null;
    const styled = /style="[^"]*"/;
    if (!styled.test(code)) this.error('The announcer has no style attribute any more: this plugin can go.');
    return code.replace(styled, 'class="visually-hidden"');
  }
};

export default defineConfig({
  plugins: [
    announcerWithoutStyle,
    sveltekit({
      adapter: adapter({ precompress: true }),
      // Our own entry sets scheme and host on every request (docs/decisions/0001): nothing is baked in.
      // A page may be drawn for another address than the one that was asked for (hooks.server.ts).
      paths: { relative: false },
      // Forms from elsewhere are refused by hooks.server.ts, with a page in the visitor's language.
      csrf: { trustedOrigins: ['*'] },
      csp: {
        mode: 'hash',
        directives: {
          'default-src': ['none'],
          'script-src': ['self'],
          'style-src': ['self'],
          'img-src': ['self', 'data:'],
          'font-src': ['self'],
          'connect-src': ['self'],
          'manifest-src': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
          'base-uri': ['none']
        }
      }
    })
  ],
  build: { target: 'es2022', assetsInlineLimit: 0 },
  test: {
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts', 'scripts/**/*.test.ts'],
    environment: 'node',
    // Limits end what hangs; they say nothing of speed, which `npm run bench` measures. A slow machine passes too.
    testTimeout: 180_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    maxWorkers: 2,
    setupFiles: ['tests/property-seed.ts'],
    globalSetup: ['tests/global-setup.ts']
  }
});
