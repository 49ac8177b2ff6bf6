/** What every municipality gives free of charge at its office (§ 19): whom the finder of help names first. */
export const ADVICE = 'zakladne-socialne-poradenstvo';
