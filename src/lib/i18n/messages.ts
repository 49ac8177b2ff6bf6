import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import en from './en.json' with { type: 'json' };
import type { Locale } from './locale.ts';
import type { MessageKey, MessageParams } from './message-keys.ts';
import sk from './sk.json' with { type: 'json' };
import { bindSpaces } from './typography.ts';

export type { MessageKey } from './message-keys.ts';

/** A message with one wording for each plural form of its language; chosen by the parameter `count`. */
type PluralMessage = { [form in Intl.LDMLPluralRule]?: string };
type Catalogue = Readonly<Record<string, string | PluralMessage>>;

/** `count` decides the plural form and prints as a number; the rest prints as it is given. */
type ParamsOf<Name extends string> = { [P in Name]: P extends 'count' ? number : string | number };

/** What a key asks for: nothing, or an object with every parameter that its wording names. */
type Arguments<Key extends MessageKey> = [MessageParams[Key]] extends [never]
  ? []
  : [params: ParamsOf<MessageParams[Key]>];

/** Says the message of a key. An unknown key, or a missing parameter, does not compile. */
export type Translate = <Key extends MessageKey>(key: Key, ...params: Arguments<Key>) => string;

const CATALOGUES: Record<Locale, Catalogue> = { sk, en };

/** A wording cut at its braces: text and names of parameters take turns, text first. */
type Pattern = readonly string[];

/** Leads the key of a message that is worded otherwise at the desk of a region: *obec* is a *kraj* there. */
const IN_REGION = 'inRegion.';

function translator(locale: Locale, first = ''): Translate {
  const catalogue = CATALOGUES[locale];
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const patterns = new Map<string, Pattern>();

  function patternOf(wording: string): Pattern {
    const known = patterns.get(wording);
    if (known) return known;
    const pattern = cutAtBraces(locale === 'sk' ? bindSpaces(wording) : wording);
    patterns.set(wording, pattern);
    return pattern;
  }

  return (key, ...[params]) => {
    const message = (first && catalogue[first + key]) || catalogue[key];
    if (message === undefined) throw new Error(`No message "${key}" in ${locale}.json`);
    const values = (params ?? {}) as Record<string, string | number>;
    const wording =
      typeof message === 'string'
        ? message
        : (message[plural.select(Number(values['count']))] ?? message.other ?? '');
    return fill(patternOf(wording), (name) =>
      name === 'count' ? number.format(Number(values[name])) : String(values[name])
    );
  };
}

function cutAtBraces(wording: string): Pattern {
  // A number stays on one line with the word it counts.
  return wording.replace(/(?<=\{count\}) (?=\p{L})/gu, '\u00a0').split(/\{(\w+)\}/);
}

function fill(pattern: Pattern, say: (name: string) => string): string {
  let text = pattern[0] ?? '';
  for (let i = 1; i < pattern.length; i += 2) {
    text += say(pattern[i] as string) + (pattern[i + 1] ?? '');
  }
  return text;
}

const TRANSLATORS: Record<Locale, Translate> = { sk: translator('sk'), en: translator('en') };
const IN_REGIONS: Record<Locale, Translate> = {
  sk: translator('sk', IN_REGION),
  en: translator('en', IN_REGION)
};

/**
 * The messages of one language. The language always comes with the request; nothing here remembers
 * a current one, because two visitors would share it.
 */
export function messages(locale: Locale): Translate {
  return TRANSLATORS[locale];
}

/** The messages of one language as the desk of a planning body says them: what a municipality does, a region does there. */
export function messagesOf(locale: Locale, kind: PlanningBodyKind): Translate {
  return kind === 'region' ? IN_REGIONS[locale] : TRANSLATORS[locale];
}
