import type { Reroute } from '@sveltejs/kit/hooks';
import { withoutLanguage } from '#lib/i18n/locale.ts';

/** English pages stand at the Slovak path under /en/: the same routes answer both. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);
