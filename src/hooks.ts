import type { Reroute, Transport } from '@sveltejs/kit/hooks';
import { withoutLanguage } from '#lib/i18n/locale.ts';
import { isDataUnread } from '#lib/ui/unread-data.ts';

/** English pages stand at the Slovak path under /en/: the same routes answer both. */
export const reroute: Reroute = ({ url }) => withoutLanguage(url.pathname);

export const transport: Transport = {
  Unread: {
    encode: () => isDataUnread() && 'not sent',
    decode: () => {
      throw new Error('A page with scripts is missing in pages-with-scripts.ts: its data was not sent.');
    }
  }
};
