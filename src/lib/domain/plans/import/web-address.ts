/** An address of the web as people type it, with its scheme; null when it is none. */
export function webAddress(text: string): string | null {
  const address = /^https?:\/\//iu.test(text) ? text : `https://${text}`;
  return /^https?:\/\/[^\s/?#@:]+\.[^\s/?#@:]+([/?#][^\s]*)?$/iu.test(address) ? address : null;
}
