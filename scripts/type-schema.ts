import ts from 'typescript';

/** A JSON Schema (draft-07), as far as types of published data need it. */
export type Schema = { [key: string]: unknown };

/**
 * The JSON Schema of an exported type, with the comments of the types as descriptions. What is built of other types
 * (`Omit`, `A & B`, `Record`) is written out as the compiler sees it; nothing that a type does not name is allowed.
 * Types with a name of their own stand under `definitions`.
 * @throws where there is no such type, or it says something that JSON cannot
 */
export function schemaOfType(program: ts.Program, source: string, name: string): Schema {
  const file = program.getSourceFile(source);
  const declared = file?.statements.find(
    (one): one is ts.TypeAliasDeclaration => ts.isTypeAliasDeclaration(one) && one.name.text === name
  );
  if (!declared) throw new Error(`There is no type ${name} in ${source}.`);
  const writer = new SchemaWriter(program.getTypeChecker());
  const whole = writer.written(writer.checker.getTypeAtLocation(declared));
  const definitions = [...writer.definitions].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return { ...whole, definitions: Object.fromEntries(definitions) };
}

class SchemaWriter {
  readonly checker: ts.TypeChecker;
  readonly definitions = new Map<string, Schema>();

  constructor(checker: ts.TypeChecker) {
    this.checker = checker;
  }

  /** A type by its name where it has one, else written out. */
  of(type: ts.Type): Schema {
    const name = nameOf(type);
    if (name === null) return this.written(type);
    if (!this.definitions.has(name)) {
      // Its place is taken before it is written: a list has items that have lists.
      this.definitions.set(name, {});
      this.definitions.set(name, { ...this.#explained(type.aliasSymbol), ...this.written(type) });
    }
    return { $ref: `#/definitions/${name}` };
  }

  written(type: ts.Type): Schema {
    if (type.isUnion()) return this.#union(type.types);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (type.flags & ts.TypeFlags.TemplateLiteral) return { type: 'string', pattern: patternOf(type) };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { const: this.checker.typeToString(type) === 'true' };
    for (const [flag, word] of PLAIN) if (type.flags & flag) return { type: word };
    if (type.symbol?.name === 'Date') return { type: 'string', format: 'date-time' };
    if (this.checker.isArrayType(type)) return { type: 'array', items: this.of(this.#item(type)) };
    if (type.flags & ts.TypeFlags.Object || type.isIntersection()) return this.#object(type);
    throw new Error(`No schema can be made of ${this.checker.typeToString(type)}.`);
  }

  #union(types: readonly ts.Type[]): Schema {
    const said = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined));
    const literals = said.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
    const truths = said.filter(({ flags }) => flags & ts.TypeFlags.BooleanLiteral);
    const others = said.filter((one) => !literals.includes(one as never) && !truths.includes(one));
    const parts: Schema[] = [
      ...(literals.length > 0 ? [{ enum: literals.map(({ value }) => value).toSorted() }] : []),
      ...(truths.length === 2 ? [{ type: 'boolean' }] : truths.map((one) => this.of(one))),
      ...others.map((one) => this.of(one))
    ];
    const [only] = parts;
    return parts.length === 1 && only ? only : { anyOf: parts };
  }

  #object(type: ts.Type): Schema {
    const properties = new Map<string, Schema>();
    const required: string[] = [];
    for (const property of this.checker.getPropertiesOfType(type)) {
      const schema = this.of(this.checker.getTypeOfSymbol(property));
      const explained = this.#explained(property);
      // Nothing may stand beside a `$ref` in draft-07.
      const isPlain = schema.$ref === undefined || explained.description === undefined;
      properties.set(
        property.name,
        isPlain ? { ...explained, ...schema } : { ...explained, allOf: [schema] }
      );
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    const [index] = this.checker.getIndexInfosOfType(type);
    return {
      type: 'object',
      ...(properties.size > 0 ? { properties: Object.fromEntries(properties) } : {}),
      ...(required.length > 0 ? { required } : {}),
      additionalProperties: index ? this.of(index.type) : false
    };
  }

  #item(type: ts.Type): ts.Type {
    const [item] = this.checker.getTypeArguments(type as ts.TypeReference);
    if (!item) throw new Error('An array without a type of its items.');
    return item;
  }

  #explained(symbol: ts.Symbol | undefined): { description?: string } {
    const parts = symbol?.getDocumentationComment(this.checker) ?? [];
    const description = ts.displayPartsToString(parts).replace(/\s+/g, ' ').trim();
    return description === '' ? {} : { description };
  }
}

const PLAIN = [
  [ts.TypeFlags.String, 'string'],
  [ts.TypeFlags.Number, 'number'],
  [ts.TypeFlags.Boolean, 'boolean'],
  [ts.TypeFlags.Null, 'null']
] as const;

/** A name of its own, not one of a type that is made for the occasion, such as `Omit<Need, 'position'>`. */
function nameOf({ aliasSymbol, aliasTypeArguments }: ts.Type): string | null {
  return aliasSymbol && !aliasTypeArguments ? aliasSymbol.name : null;
}

/** The only texts with a shape are days: `${number}-${number}-${number}`. */
function patternOf(type: ts.Type): string {
  const { texts } = type as ts.TemplateLiteralType;
  if (texts.join('#') !== '#-#-#') throw new Error(`A text of an unknown shape: ${texts.join('#')}`);
  return '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';
}
