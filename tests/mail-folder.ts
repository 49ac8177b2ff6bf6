import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

/** A mail as it was written to the folder. */
export type ReadMail = { to: string; subject: string; text: string; calendar: string | null };

/** Every mail in a folder of .eml files, in no order. */
export async function readMails(folder: string): Promise<ReadMail[]> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml'));
  return Promise.all(
    files.map(async (name) => {
      const mail = await PostalMime.parse(await readFile(join(folder, name)));
      const file = mail.attachments.find(({ mimeType }) => mimeType === 'application/ics');
      const calendar =
        file === undefined
          ? null
          : typeof file.content === 'string'
            ? file.content
            : new TextDecoder().decode(file.content);
      const { subject = '', text = '' } = mail;
      return { to: mail.to?.[0]?.address ?? '', subject, text, calendar };
    })
  );
}

/** Waits for a mail to an address that holds a link to `path`; returns the link. */
export async function linkFromMail(folder: string, to: string, path: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const mails = (await readMails(folder)).filter((mail) => mail.to === to);
    const links = mails.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
    const link = links.findLast((one) => new URL(one).pathname.startsWith(path));
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`No mail to ${to} with a link to ${path} has come.`);
}
