import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { withoutLanguage } from '#lib/i18n/locale.ts';
import { ServerOnly } from '#lib/ui/server-only.ts';

/** English pages stand at the Slovak path under /en/: the same routes answer both. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);

export const transport: Transport = {
  ServerOnly: {
    encode: (value) => value instanceof ServerOnly && 'not sent',
    decode: () => {
      throw new Error('A page with scripts cannot read what only the server draws.');
    }
  }
};
