/**
 * What a load gives to a page that is drawn on the server alone. SvelteKit writes everything a load returns as
 * JavaScript, even for a page without scripts: for a plan of 340 kB that cost more than drawing it. The transport of
 * src/hooks.ts writes nothing of what stands in here.
 */
export class ServerOnly<Value> {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}
