import type { Role } from './membership.ts';

/**
 * What can be done in a planning body. Every route of the desk and every use case that writes names one of these;
 * `PERMISSIONS` below is the whole matrix of rights, and a test plays it over HTTP against every route.
 */
export const ACTIONS = [
  'view-desk',
  'edit-plan',
  'add-evidence',
  'read-remarks',
  'remark-on-plan',
  'edit-directory',
  'ask-providers',
  'answer-reports',
  'merge-services',
  'answer-suggestions',
  'read-meetings',
  'keep-meetings',
  'hold-votes',
  'hold-consultations',
  'settle-comments',
  'answer-warning',
  'import-tables',
  'keep-documents',
  'keep-questionnaires',
  'type-sheets',
  'create-plan',
  'assign-parts',
  'publish-version',
  'record-approval',
  'record-progress',
  'ask-owners',
  'manage-people',
  'read-audit',
  'export-body',
  'remove-body'
] as const;

export type Action = (typeof ACTIONS)[number];

const EVERYBODY: readonly Role[] = [
  'coordinator',
  'editor',
  'group-member',
  'provider',
  'mayor',
  'councillor',
  'external-drafter',
  'region-analyst',
  'auditor',
  'typist'
];
const WRITERS: readonly Role[] = ['coordinator', 'editor', 'external-drafter'];
/** Who is of the body or works for it: a provider, the region's analyst and a typist stand outside. */
const OUTSIDE: readonly Role[] = ['provider', 'region-analyst', 'typist'];
const STAFF = EVERYBODY.filter((role) => !OUTSIDE.includes(role));

/** Which roles may do what in their own body. In another's body nobody may do anything. */
export const PERMISSIONS: Readonly<Record<Action, readonly Role[]>> = {
  'view-desk': EVERYBODY,
  'edit-plan': WRITERS,
  'add-evidence': [...WRITERS, 'group-member'],
  'read-remarks': STAFF,
  'remark-on-plan': [...WRITERS, 'group-member'],
  'edit-directory': ['coordinator', 'editor'],
  'ask-providers': ['coordinator', 'editor'],
  'answer-reports': ['coordinator', 'editor'],
  'merge-services': ['coordinator'],
  'answer-suggestions': ['coordinator', 'editor'],
  'read-meetings': STAFF,
  'keep-meetings': ['coordinator', 'editor'],
  'hold-votes': ['coordinator', 'editor'],
  'hold-consultations': ['coordinator'],
  'settle-comments': ['coordinator', 'editor'],
  'answer-warning': ['coordinator', 'editor'],
  'import-tables': WRITERS,
  'keep-documents': ['coordinator', 'editor'],
  'keep-questionnaires': ['coordinator', 'editor'],
  'type-sheets': ['coordinator', 'editor', 'typist'],
  'create-plan': ['coordinator'],
  'assign-parts': ['coordinator'],
  'publish-version': ['coordinator'],
  'record-approval': ['coordinator'],
  'record-progress': ['coordinator', 'editor'],
  'ask-owners': ['coordinator', 'editor'],
  'manage-people': ['coordinator'],
  'read-audit': ['coordinator', 'mayor', 'auditor'],
  'export-body': ['coordinator'],
  'remove-body': ['coordinator']
};

/** Who does something in one body: the roles held there today, and the actor that events will name. */
export type Actor = { actorId: string; roles: readonly Role[] };

/** Whether any of the person's roles in the body allows it. */
export function may(actor: Pick<Actor, 'roles'>, action: Action): boolean {
  return PERMISSIONS[action].some((role) => actor.roles.includes(role));
}

/** The refusal of every use case that writes, or null. */
export function refuseAction(actor: Pick<Actor, 'roles'>, action: Action): 'not-allowed' | null {
  return may(actor, action) ? null : 'not-allowed';
}
