import type { LayoutServerLoad } from './$types';

/** The address is the key: no page that is reached from here may learn it. */
export const load: LayoutServerLoad = ({ setHeaders }) => {
  setHeaders({ 'referrer-policy': 'strict-origin' });
};
