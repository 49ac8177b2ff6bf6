import { createHmac, randomBytes } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/** Forms sent from one address. */
const FORMS = new RateLimiterMemory({ points: 120, duration: 60, keyPrefix: 'forms' });
/** Forms of the desk: ten people of one office, all writing, save themselves some twenty times a minute each. */
const DESK = new RateLimiterMemory({ points: 1_200, duration: 60, keyPrefix: 'desk' });
/** Attempts to sign in or to have a mail sent, which cost us a slow hash or somebody a letter. */
const SIGN_IN = new RateLimiterMemory({ points: 20, duration: 600, keyPrefix: 'sign-in' });

/** The second step of those who passed the first, and passkeys: an office signs in from one address in the morning. */
const SECOND_STEP = new RateLimiterMemory({ points: 40, duration: 600, keyPrefix: 'second-step' });

/** Reports of a wrong record: anybody may write one, nobody writes ten in ten minutes. */
const REPORTS = new RateLimiterMemory({ points: 10, duration: 600, keyPrefix: 'reports' });

/** Who wants to help leaves one contact, and withdraws one. */
const OFFERS = new RateLimiterMemory({ points: 10, duration: 600, keyPrefix: 'offers' });

/** Each may cost a stranger a letter: an office or a library shows it to several people one after another. */
const SUBSCRIPTIONS = new RateLimiterMemory({ points: 10, duration: 600, keyPrefix: 'subscriptions' });

/** Suggestions from one address; those beyond are kept and verified by somebody. */
const SUGGESTIONS = new RateLimiterMemory({ points: 5, duration: 600, keyPrefix: 'suggestions' });

/** Comments on drafts that are shown at once; more of them from one address wait for a person. */
const COMMENTS = new RateLimiterMemory({ points: 20, duration: 600, keyPrefix: 'comments' });
/** Their forms: a meeting comments from one address, and what comes in a flood is kept too. */
const COMMENT_FORMS = new RateLimiterMemory({ points: 3_000, duration: 60, keyPrefix: 'comment-forms' });

/** Supports of one comment: a house or a club behind one address, never a crowd of one person. */
const SUPPORTS = new RateLimiterMemory({ points: 10, duration: 86_400, keyPrefix: 'supports' });

/** Completions: a few a second while somebody types, for the people of an office behind one address. */
const COMPLETIONS = new RateLimiterMemory({ points: 600, duration: 60, keyPrefix: 'completions' });

/** Pages of questionnaires: a class or a club answers from one address, twenty pages each. */
const SHEET_PAGES = new RateLimiterMemory({ points: 1_200, duration: 60, keyPrefix: 'sheet-pages' });
/** Whole sheets that count at once; more of them from one address wait for a person. */
const SHEETS = new RateLimiterMemory({ points: 20, duration: 600, keyPrefix: 'sheets' });
/** Those whose browser has worked for each: a school or a club behind one address. */
const WORKED_SHEETS = new RateLimiterMemory({ points: 100, duration: 600, keyPrefix: 'worked-sheets' });

const DAY_MS = 86_400_000;
let salt = { day: 0, value: randomBytes(16) };

/** Addresses are counted under a hash whose salt is forgotten every day. */
function hashed(address: string): string {
  const day = Math.floor(Date.now() / DAY_MS);
  if (salt.day !== day) salt = { day, value: randomBytes(16) };
  return createHmac('sha256', salt.value).update(address).digest('base64url');
}

function limiterOf(path: string): RateLimiterMemory {
  if (/^(\/en)?\/prihlasenie\/(overenie|kluc)$/.test(path)) return SECOND_STEP;
  // One's own account is not the desk: there a stolen session could try passwords and codes.
  if (/^(\/en)?\/pracovisko\/(?!ucet(\/|$))/.test(path)) return DESK;
  if (/^(\/en)?\/hladat\/navrhy$/.test(path)) return COMPLETIONS;
  if (/\/sluzby\/[^/]+\/chyba$/.test(path)) return REPORTS;
  if (/\/verejna-diskusia\/[^/]+\/pripomienk(a|y)$/.test(path)) return COMMENT_FORMS;
  if (/\/podnety\/chcem-pomoct(\/|$)/.test(path)) return OFFERS;
  if (/\/oznamy\/odber$/.test(path)) return SUBSCRIPTIONS;
  if (/\/dotaznik\/[^/]+(\/kiosk)?$/.test(path)) return SHEET_PAGES;
  return /^(\/en)?\/prihlasenie(\/|$)/.test(path) ? SIGN_IN : FORMS;
}

/** After how many seconds a form from this address will be taken again; 0 when this one is. */
export async function secondsOverLimit(address: string, path: string): Promise<number> {
  return limiterOf(path)
    .consume(hashed(address))
    .then(
      () => 0,
      ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000))
    );
}

/** Whether unusually many suggestions came from this address: nothing is refused, but somebody looks at it first. */
export async function isUnusuallyFrequent(address: string): Promise<boolean> {
  return SUGGESTIONS.consume(hashed(address)).then(
    () => false,
    () => true
  );
}

/** Whether one comment was supported so often from this address today that one more cannot be told from the same person. */
export async function isDoubtfulSupport(address: string, commentId: string): Promise<boolean> {
  return SUPPORTS.consume(`${hashed(address)} ${commentId}`).then(
    () => false,
    () => true
  );
}

/** Whether so many comments came from this address that a person is to look at this one before everybody reads it. */
export async function isDoubtfulComment(address: string): Promise<boolean> {
  return COMMENTS.consume(hashed(address)).then(
    () => false,
    () => true
  );
}

/**
 * Whether so many sheets came from this address that a person is to look at this one before it counts.
 * @param isWorked whether its browser has worked for it (proof of work)
 */
export async function isDoubtfulSheet(address: string, isWorked = false): Promise<boolean> {
  return (isWorked ? WORKED_SHEETS : SHEETS).consume(hashed(address)).then(
    () => false,
    () => true
  );
}
