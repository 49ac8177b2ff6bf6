import { readSpreadsheet } from './read-spreadsheet.ts';

// One file, one process: what it holds goes away with it.
process.once('message', async (content: Uint8Array) => {
  process.send?.(await readSpreadsheet(Buffer.from(content)));
});
process.on('disconnect', () => process.exit(0));
