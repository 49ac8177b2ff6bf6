import type { Role } from '#lib/domain/tenancy/membership.ts';
import { type Action, may } from '#lib/domain/tenancy/permissions.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { MenuLink } from '#lib/ui/frame.ts';

type Place = { path: string; action: Action; label: (t: Translate) => string };

/** Places of a body's desk beside the steps of its plan; each is offered to those who may enter it. */
const PLACES: readonly Place[] = [
  { path: '', action: 'view-desk', label: (t) => t('desk.name') },
  { path: '/lehoty', action: 'view-desk', label: (t) => t('deadlines.title') },
  { path: '/sluzby', action: 'view-desk', label: (t) => t('services.title') },
  { path: '/podnety', action: 'answer-suggestions', label: (t) => t('suggestions.title') },
  { path: '/stretnutia', action: 'read-meetings', label: (t) => t('meetings.title') },
  { path: '/hlasovania', action: 'hold-votes', label: (t) => t('public.menu.votes') },
  { path: '/diskusie', action: 'settle-comments', label: (t) => t('discussions.desk.title') },
  { path: '/vyjadrenia', action: 'record-approval', label: (t) => t('statements.title') },
  { path: '/dokumenty', action: 'view-desk', label: (t) => t('documents.title') },
  { path: '/dotazniky', action: 'type-sheets', label: (t) => t('surveys.title') },
  { path: '/vydavky-obce', action: 'import-tables', label: (t) => t('spending.desk.title') },
  { path: '/erb', action: 'edit-plan', label: (t) => t('arms.title') },
  { path: '/ludia', action: 'manage-people', label: (t) => t('people.title') },
  { path: '/udaje', action: 'export-body', label: (t) => t('data.title') }
];

/** The menu of a desk at `base` (`/pracovisko/banov`); the place whose address is the longest match is marked. */
export function deskMenu(base: string, roles: readonly Role[], path: string, t: Translate): MenuLink[] {
  const offered = PLACES.filter(({ action }) => may({ roles }, action));
  const current = offered
    .filter((place) => path === base + place.path || path.startsWith(`${base}${place.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return offered.map((place) => ({
    label: place.label(t),
    href: base + place.path,
    ...(place === current ? { current: true } : {})
  }));
}
