/** The one function of the library that tests use; it comes without types. */
declare module 'jsonld' {
  const jsonld: {
    toRDF(
      document: unknown,
      options: { format: 'application/n-quads'; documentLoader(url: string): Promise<never> }
    ): Promise<unknown>;
  };
  export default jsonld;
}
