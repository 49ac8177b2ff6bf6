/** Who runs this installation, as the statements of its public pages name them. */
export type Operator = {
  name: string;
  email: string | null;
  phone: string | null;
  address: string | null;
  /** Eight digits by which registers know it; anything else is passed over. */
  ico: string | null;
};

/**
 * The operator from the environment; null while nobody has said a name, and then the pages say so:
 * `OPORA_OPERATOR_NAME`, `OPORA_OPERATOR_EMAIL`, `OPORA_OPERATOR_PHONE`, `OPORA_OPERATOR_ADDRESS`,
 * `OPORA_OPERATOR_ICO`.
 */
export function readOperator(env: Record<string, string | undefined>): Operator | null {
  const name = env.OPORA_OPERATOR_NAME?.trim();
  if (!name) return null;
  return {
    name,
    email: env.OPORA_OPERATOR_EMAIL?.trim() || null,
    phone: env.OPORA_OPERATOR_PHONE?.trim() || null,
    address: env.OPORA_OPERATOR_ADDRESS?.trim() || null,
    ico: /^\d{8}$/.exec(env.OPORA_OPERATOR_ICO?.replace(/\s/g, '') ?? '')?.[0] ?? null
  };
}
