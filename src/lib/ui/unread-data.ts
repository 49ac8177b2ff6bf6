/** The server alone knows which page is being drawn: hooks.server.ts says how to ask it. */
let isUnread = () => false;

/** Whether nobody will read in a browser what the loads of the present page returned. */
export function isDataUnread(): boolean {
  return isUnread();
}

export function sayWhenUnread(asked: () => boolean): void {
  isUnread = asked;
}
