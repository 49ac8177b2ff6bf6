/** The person who runs the installation, as the use cases of operations ask for her. */
export type Operator = { actorId: string; isOperator: boolean };

/** The refusal of every use case that only the operator may do, or null. */
export function refuseOperation(operator: Operator): 'not-allowed' | null {
  return operator.isOperator ? null : 'not-allowed';
}
