import { existsSync } from 'node:fs';
import { removeBody } from '#lib/server/body-archive/remove-body.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { folderFileStore } from '#lib/server/files.ts';

/*
 * Removes a body so slowly that it can be killed in the middle: once the archive is there, every transaction waits.
 * node tests/operation/slow-removal.ts DATABASE FILES BODY ARCHIVE
 */
const [folder = '', files = '', body = '{}', path = ''] = process.argv.slice(2);
const database = await openPglite({ folder, username: 'opora_app', base: null });
const { bulkDb } = database;
const begin = bulkDb.transaction.bind(bulkDb);
bulkDb.transaction = () => {
  const transaction = begin();
  const execute = transaction.execute.bind(transaction);
  transaction.execute = async (work) => {
    if (existsSync(path)) await new Promise((resolve) => setTimeout(resolve, 20));
    return execute(work);
  };
  return transaction;
};
await removeBody({ database, files: folderFileStore(files) }, JSON.parse(body), path, new Date());
