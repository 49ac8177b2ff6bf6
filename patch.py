s=open('measure.ts').read()
s=s.replace("const spent:","""await db.transaction().execute(async (tx) => {
  await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
  const { rows: ids } = await sql<any>`select id from service order by id limit 100`.execute(tx);
  for (const order of [sql`order by valid_from, id`, sql``]) {
  const { rows } = await sql<any>`explain analyze select id, service_id, kind, content, valid_from from service_fact where body_id = ${bodyId} and service_id in (${sql.join(ids.map((r: any) => r.id))}) ${order}`.execute(tx);
  for (const r of rows) console.log(Object.values(r)[0]);
  }
  const b = performance.now();
  const { rows } = await sql<any>`select id, service_id, kind, content, valid_from, valid_to, confirmed_on, source from service_fact where body_id = ${bodyId} and service_id in (${sql.join(ids.map((r: any) => r.id))})`.execute(tx);
  console.log(rows.length, performance.now() - b);
});
const spent:""",1)
open('measure.ts','w').write(s)
