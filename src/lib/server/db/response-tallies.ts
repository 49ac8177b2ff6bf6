import { sql } from 'kysely';
import type { PROFILE_QUESTIONS, Profile } from '#lib/domain/surveys/answering/profile.ts';
import type { PeopleLine, TallyLine } from '#lib/domain/surveys/answering/tally.ts';
import type { GroupedTally } from '#lib/domain/surveys/results/live-counts.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';
import type { ResponseTallyTable } from './tables/questionnaires.ts';

/** How many people of a profile answered a question so (`domain/surveys/answering/tally.ts` says how answers read). */
export type Tally = Omit<ResponseTallyTable, 'bodyId' | 'questionnaireId'>;

/** The lines come in the order of their keys, so that those who count at the same time wait for each other in turn. */
const COUNT = fixedStatement(
  (value) => sql`
    insert into response_tally as t
      (body_id, questionnaire_id, version, question_id, answer, sex, age, part, count)
    select ${value('bodyId')}::uuid, ${value('questionnaireId')}::uuid, ${value('version')}::integer,
      line.question_id, line.answer, ${value('sex')}, ${value('age')}, ${value('part')}, 1
    from unnest(${value('questions')}::text[], ${value('answers')}::text[]) as line (question_id, answer)
    on conflict (body_id, questionnaire_id, version, question_id, answer, sex, age, part)
    do update set count = t.count + 1`
);

const COUNT_MANY = fixedStatement(
  (value) => sql`
    insert into response_tally as t
      (body_id, questionnaire_id, version, question_id, answer, sex, age, part, count)
    select ${value('bodyId')}::uuid, ${value('questionnaireId')}::uuid, line.version,
      line.question_id, line.answer, line.sex, line.age, line.part, line.people
    from unnest(${value('versions')}::integer[], ${value('questions')}::text[], ${value('answers')}::text[],
      ${value('sexes')}::text[], ${value('ages')}::text[], ${value('parts')}::text[], ${value('people')}::integer[]
    ) as line (version, question_id, answer, sex, age, part, people)
    on conflict (body_id, questionnaire_id, version, question_id, answer, sex, age, part)
    do update set count = t.count + excluded.count`
);

const TAKE_BACK = fixedStatement(
  (value) => sql`
    with named as (
      select t.ctid as place from response_tally t
      join unnest(${value('questions')}::text[], ${value('answers')}::text[]) as line (question_id, answer)
        on t.question_id = line.question_id and t.answer = line.answer
      where t.body_id = ${value('bodyId')}::uuid and t.questionnaire_id = ${value('questionnaireId')}::uuid
        and t.version = ${value('version')}::integer
        and t.sex = ${value('sex')} and t.age = ${value('age')} and t.part = ${value('part')}
      order by t.question_id collate "C", t.answer collate "C"
      for update of t
    )
    update response_tally t set count = t.count - 1 from named where t.ctid = named.place`
);

/** Counts of one body's questionnaires, kept as answers arrive, so that no page of results reads the answers. */
export function responseTallyStore(tx: Tx, bodyId: BodyId) {
  const values = (
    questionnaireId: string,
    version: number,
    profile: Profile,
    lines: readonly TallyLine[]
  ) => ({
    ...{ bodyId, questionnaireId, version, ...profile },
    questions: lines.map(({ questionId }) => questionId),
    answers: lines.map(({ answer }) => answer)
  });
  return {
    /** Counts one person more in each line; the lines are sorted and each stands once. */
    count: async (
      questionnaireId: string,
      version: number,
      profile: Profile,
      lines: readonly TallyLine[]
    ): Promise<void> => {
      await tx.executeQuery(COUNT(tx, values(questionnaireId, version, profile, lines)));
    },

    /** Counts the people of many sheets, each line once and in the order of `count`. */
    countMany: async (questionnaireId: string, lines: readonly PeopleLine[]): Promise<void> => {
      if (lines.length === 0) return;
      const each = <Name extends keyof PeopleLine>(name: Name) => lines.map((line) => line[name]);
      await tx.executeQuery(
        COUNT_MANY(tx, {
          ...{ bodyId, questionnaireId, versions: each('version'), people: each('people') },
          ...{ questions: each('questionId'), answers: each('answer') },
          ...{ sexes: each('sex'), ages: each('age'), parts: each('part') }
        })
      );
    },

    /** Counts one person less in each line. */
    takeBack: async (
      questionnaireId: string,
      version: number,
      profile: Profile,
      lines: readonly TallyLine[]
    ): Promise<void> => {
      await tx.executeQuery(TAKE_BACK(tx, values(questionnaireId, version, profile, lines)));
    },

    /** Every count of a questionnaire, or of one question; lines that fell back to nobody are left out. */
    list: (questionnaireId: string, questionId?: string): Promise<Tally[]> =>
      tx
        .selectFrom('responseTally')
        .select(['version', 'questionId', 'answer', 'sex', 'age', 'part', 'count'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('count', '>', 0)
        .$if(questionId !== undefined, (query) => query.where('questionId', '=', questionId ?? ''))
        .execute(),

    /** Every count of a questionnaire by groups of some traits, of each version by itself. */
    listByGroups: async (
      questionnaireId: string,
      traits: readonly (typeof PROFILE_QUESTIONS)[number][]
    ): Promise<GroupedTally[]> => {
      const group = sql`concat_ws('|', ${sql.join(traits.map((trait) => sql.ref(trait)))})`;
      const { rows } = await sql<GroupedTally>`
        select version, question_id, answer, array_agg(named) as groups, array_agg(people) as people
        from (
          select version, question_id, answer, ${group} as named, sum(count)::integer as people
          from response_tally
          where body_id = ${bodyId}::uuid and questionnaire_id = ${questionnaireId}::uuid and count > 0
          group by version, question_id, answer, ${group}
        ) counted
        group by version, question_id, answer
        order by version, question_id, answer`.execute(tx);
      return rows;
    },

    /** Counted sheets of every questionnaire by the channel in which they came. */
    listByChannel: async (): Promise<{ questionnaireId: string; channel: string; sheets: number }[]> => {
      const rows = await tx
        .selectFrom('responseTally')
        .select(['questionnaireId', 'answer as channel', (row) => row.fn.sum<number>('count').as('sheets')])
        .where('bodyId', '=', bodyId)
        .where('questionId', '=', '')
        .groupBy(['questionnaireId', 'answer'])
        .execute();
      return rows.map((row) => ({ ...row, sheets: Number(row.sheets) }));
    }
  };
}
