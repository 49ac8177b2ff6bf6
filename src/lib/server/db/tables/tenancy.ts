import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';

export type TenancyTables = {
  planningBody: PlanningBodyTable;
  formerSlug: { slug: string; bodyId: BodyId };
  actor: ActorTable;
  event: EventTable;
  eventHead: EventHeadTable;
  bodyArrival: { bodyId: BodyId; touchedAt: Moment };
  bodyArrivalPart: BodyArrivalPartTable;
  bodyRemoval: BodyRemovalTable;
  userAccount: UserAccountTable;
  userSession: UserSessionTable;
  userCredential: UserCredentialTable;
  userVerification: UserVerificationTable;
  userSecondFactor: UserSecondFactorTable;
  userPasskey: UserPasskeyTable;
  emailChange: EmailChangeTable;
  planningGroup: PlanningGroupTable;
  membership: MembershipTable;
  invitation: InvitationTable;
  coordinatorRequest: CoordinatorRequestTable;
};

type Moment = ColumnType<Date, Date | undefined, Date>;

export type PlanningBodyTable = {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  /** Last part of the public address: `/banov`, `/kraj/zilinsky`. */
  slug: string;
  name: string;
  /** Unit of territory (kod_obce, or NUTS 3 of a region); null for a union of municipalities. */
  unitCode: string | null;
  /** Slovak collation as bytes; PGlite's own is wrong. */
  sortKey: string;
  revision: Generated<number>;
};

export type ActorTable = { actorId: string; accountId: string | null; name: string | null };

export type EventTable = {
  bodyId: BodyId;
  id: Generated<string>;
  at: Moment;
  actorId: string | null;
  action: string;
  subject: string;
  subjectId: string | null;
  details: JSONColumnType<Record<string, string | number | boolean | null>>;
  sequence: Generated<number | null>;
  chainHash: Generated<string | null>;
};

export type EventHeadTable = { bodyId: BodyId; sequence: number; chainHash: string; chainedAt: Moment };

/** A request to remove all data of a body, and how far it came. */
export type BodyArrivalPartTable = {
  bodyId: BodyId;
  number: Generated<number>;
  tableName: string;
  keys: ColumnType<Record<string, unknown>[], string, never>;
};

export type BodyRemovalTable = {
  id: Generated<string>;
  bodyId: BodyId;
  askedAt: Moment;
  askedBy: string | null;
  reason: string;
  withdrawnAt: Date | null;
  begunAt: Date | null;
  endedAt: Date | null;
  exportedHash: string | null;
};

export type UserAccountTable = {
  id: Generated<string>;
  email: string;
  emailVerified: Generated<boolean>;
  name: string;
  image: string | null;
  operator: Generated<boolean>;
  language: Generated<'sk' | 'en'>;
  twoFactorEnabled: Generated<boolean>;
  /** Whether she wants the mail of the day about what she was given and where she was mentioned. */
  digest: Generated<boolean>;
  /** The last day on which it was sent. */
  digestOn: ColumnType<CalendarDay | null, CalendarDay | null | undefined, CalendarDay | null>;
  /** When she left the guided tour; it does not come back by itself. */
  tourLeftAt: ColumnType<Date | null, Date | null | undefined, Date | null>;
  createdAt: Moment;
  updatedAt: Moment;
};

export type UserSessionTable = {
  id: Generated<string>;
  userId: string;
  token: string;
  expiresAt: Date;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Moment;
  updatedAt: Moment;
  lastUsedAt: Moment;
};

export type UserCredentialTable = {
  id: Generated<string>;
  userId: string;
  accountId: string;
  providerId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: Date | null;
  refreshTokenExpiresAt: Date | null;
  scope: string | null;
  password: string | null;
  createdAt: Moment;
  updatedAt: Moment;
};

export type UserVerificationTable = {
  id: Generated<string>;
  identifier: string;
  value: string;
  expiresAt: Date;
  createdAt: Moment;
  updatedAt: Moment;
};

/** Codes from an app on the phone; counts once `verified`. */
export type UserSecondFactorTable = {
  id: Generated<string>;
  userId: string;
  /** Encrypted with the installation's key. */
  secret: string;
  /** JSON list of hashes of recovery codes that are left. */
  backupCodes: string;
  verified: Generated<boolean>;
  failedVerificationCount: Generated<number>;
  lockedUntil: Date | null;
  createdAt: Moment;
};

export type UserPasskeyTable = {
  id: Generated<string>;
  userId: string;
  name: string | null;
  publicKey: string;
  credentialId: string;
  counter: number;
  deviceType: string;
  backedUp: boolean;
  transports: string | null;
  aaguid: string | null;
  createdAt: Moment;
  lastUsedAt: Date | null;
};

export type EmailChangeTable = {
  id: Generated<string>;
  accountId: string;
  oldEmail: string;
  newEmail: string;
  tokenHash: string;
  undoHash: string | null;
  askedAt: Date;
  /** Until when the key that is next may be used: to confirm, then to undo. */
  expiresAt: Date;
  confirmedAt: Date | null;
  undoneAt: Date | null;
};

export type PlanningGroupTable = {
  bodyId: BodyId;
  id: Generated<string>;
  kind: 'steering' | 'working';
  name: string;
  position: string;
  revision: Generated<number>;
};

export type MembershipTable = {
  bodyId: BodyId;
  id: Generated<string>;
  accountId: string;
  role: Role;
  validFrom: CalendarDay;
  validTo: CalendarDay | null;
  groupId: string | null;
};

export type InvitationTable = {
  bodyId: BodyId;
  id: Generated<string>;
  email: string;
  role: Role;
  validTo: CalendarDay | null;
  tokenHash: string;
  invitedBy: string | null;
  invitedAt: Moment;
  expiresAt: Date;
  acceptedAt: Date | null;
  withdrawnAt: Date | null;
};

export type CoordinatorRequestTable = {
  id: Generated<string>;
  bodyId: BodyId;
  accountId: string;
  reason: string;
  requestedAt: Moment;
  decidedAt: Date | null;
  approved: boolean | null;
};
