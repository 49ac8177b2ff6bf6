/** Headers of a drawn page that belong to it wherever it is shown. */
const OF_PAGE = ['content-type', 'content-security-policy', 'link'];

export function headersOfPage(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => OF_PAGE.includes(name)));
}
