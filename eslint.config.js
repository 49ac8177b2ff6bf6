import svelte from 'eslint-plugin-svelte';
import typescript from 'typescript-eslint';

// Biome reads everything else; it calls names used only in a template unused.
export default [
  { ignores: ['build/', '.svelte-kit/', 'node_modules/', 'var/', '**/*.ts', '**/*.js'] },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte'],
    languageOptions: { parserOptions: { parser: typescript.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      // Addresses are Slovak paths under any body; the page cache and the links are tested over HTTP.
      'svelte/no-navigation-without-resolve': 'off',
      'svelte/no-at-html-tags': 'error'
    }
  },
  {
    // Charts, maps and plans that our own server writes, with every text escaped (documents/svg.ts, documents/html.ts).
    files: [
      'src/routes/(verejne)/+page.svelte',
      'src/routes/(verejne)/AgeFigure.svelte',
      'src/routes/(verejne)/kraj/*/+page.svelte',
      'src/routes/(verejne)/*/*/plan/PlanPage.svelte',
      'src/lib/ui/Chart.svelte',
      'src/lib/ui/editor/BlockView.svelte'
    ],
    rules: { 'svelte/no-at-html-tags': 'off' }
  }
];
