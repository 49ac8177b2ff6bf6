import { localeOf } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PageLoad } from './$types';

export const load: PageLoad = ({ url }) => ({ title: messages(localeOf(url.pathname))('signIn.sent.title') });
