import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { readCatalogueNames } from '#lib/server/catalogue-names.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import { type ShownFinding, shownFindings } from '#lib/server/desk/shown-findings.ts';
import type { Installation } from '#lib/server/installation.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { checkPlan } from '#lib/server/use-cases/plans/read-plan.ts';
import type { Command } from '../command.ts';

/** A plan and what the law misses in it on a day. */
type CheckedPlan = {
  plan: { id: string; title: string; validFrom: string; validTo: string; demonstration: boolean };
  /** Things missing, and warnings nobody answered. */
  open: number;
  findings: (ShownFinding & { params: object })[];
};

/**
 * `opora check OBEC [--json]`: what the law misses in the plans of a municipality that have not ended. The exit code is
 * 0 when there is such a plan and nothing is missing in it, so that a script can ask: every municipality must have a
 * plan (§ 80 písm. a).
 */
export const checkCommand: Command = {
  async run(words, { installation, out, error }) {
    const t = messages('sk');
    const slug = words.find((word) => !word.startsWith('--'));
    if (!slug) {
      error(t('console.usage'));
      return 2;
    }
    const checked = await checkBody(installation, slug);
    if (!checked) {
      error(t('check.noBody', { slug }));
      return 1;
    }
    if (words.includes('--json')) out(JSON.stringify(checked, null, 2));
    else for (const line of linesOf(checked)) out(line);
    return checked.plans.length > 0 && checked.plans.every(({ open }) => open === 0) ? 0 : 1;
  }
};

/** What `--json` prints. `endedOn` is the last day of the newest plan that has ended, or null. */
type Checked = {
  body: { slug: string; name: string; unitCode: string | null };
  day: CalendarDay;
  plans: CheckedPlan[];
  endedOn: CalendarDay | null;
};

async function checkBody({ database, origin }: Installation, slug: string): Promise<Checked | null> {
  const body = await findBody(database.publicDb, slug);
  if (!body) return null;
  const today = dayInSlovakia(new Date());
  let endedOn: CalendarDay | null = null;
  const plans = await inTransaction(database.db, body.bodyId, async (stores) => {
    const names = await readCatalogueNames(stores.law, today, 'sk');
    // Sentences need the language and the names of codes only; forms, which need the rest, are not shown here.
    const context = { t: messages('sk'), locale: 'sk', today, names } as FormContext;
    const checked: CheckedPlan[] = [];
    for (const plan of await stores.plans.list()) {
      if (plan.validTo < today) {
        if (!endedOn || endedOn < plan.validTo) endedOn = plan.validTo;
        continue;
      }
      const findings = (await checkPlan(stores, body, plan.id, today)) ?? [];
      const shown = shownFindings(findings, `${origin}/pracovisko/${slug}/plany/${plan.id}`, context);
      const { id, title, validFrom, validTo, demonstration } = plan;
      checked.push({
        plan: { id, title, validFrom, validTo, demonstration },
        open: openFindings(findings).length,
        findings: shown.map((finding, index) => ({ ...finding, params: findings[index]?.params ?? {} }))
      });
    }
    return checked;
  });
  return { body: { slug, name: body.name, unitCode: body.unitCode }, day: today, plans, endedOn };
}

function linesOf({ plans, endedOn }: Checked): string[] {
  const t = messages('sk');
  if (plans.length === 0)
    return [endedOn ? t('check.ended', { day: formats('sk').day(endedOn) }) : t('check.noPlan')];
  return plans.flatMap(({ plan, open, findings }) => [
    plan.title,
    ...findings.map(({ sentence, severity, basis, answer }) =>
      answer
        ? `  ${t('completeness.severity.answered')}: ${sentence} ${answer}`
        : `  ${t(`completeness.severity.${severity}`)}: ${sentence} ${basis}`
    ),
    open === 0 ? t('check.complete') : t('check.open', { count: open })
  ]);
}
